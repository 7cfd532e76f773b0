import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { openConsole, Refusal, type Answer } from '../../test/console';

const PROVIDER = {
  id: 'p1',
  name: 'Spruce ID',
  issuer: 'https://id.example.com',
  clientId: 'lianke',
  listed: true,
  trustsSecondFactor: false,
  linkedMembers: 12,
  version: 3,
};
const REDIRECT = 'https://crm.example.com/sign-in/answer';

const openSettings = (items: object[], routes: Record<string, Answer> = {}) =>
  openConsole(
    '/settings/single-sign-on',
    { 'GET /identity-providers': () => ({ items, redirectUri: REDIRECT }), ...routes },
    ['tenant.manage'],
  );

afterEach(() => window.history.replaceState(null, '', '/'));

async function fillIn() {
  await userEvent.click((await screen.findAllByRole('button', { name: 'Add a provider' }))[0] as HTMLElement);
  const form = within(await screen.findByRole('dialog'));
  await userEvent.type(form.getByLabelText('Name'), 'Spruce ID');
  await userEvent.type(form.getByLabelText('Issuer'), 'https://id.example.com');
  await userEvent.type(form.getByLabelText('Client id'), 'lianke');
  await userEvent.type(form.getByLabelText('Client secret'), 'hush');
  await userEvent.click(form.getByRole('button', { name: 'Add a provider' }));
  return form;
}

test('without providers it is told what they are for, and what to register there', async () => {
  await openSettings([]);

  await screen.findByRole('heading', { name: 'No identity providers yet' });

  expect(screen.getByText(/Microsoft Entra ID, Okta, Keycloak/)).toBeTruthy();
  expect(screen.getByLabelText('Redirect address')).toHaveProperty('value', REDIRECT);
});

test('a provider is added as it was typed, and shown', async () => {
  const items: object[] = [];
  const { to } = await openSettings(items, {
    'POST /identity-providers': () => (items.push(PROVIDER), PROVIDER),
  });
  await fillIn();

  await screen.findByText('https://id.example.com');

  expect(to('POST /identity-providers')[0]?.body).toEqual({
    name: 'Spruce ID',
    issuer: 'https://id.example.com',
    clientId: 'lianke',
    clientSecret: 'hush',
    listed: true,
    trustsSecondFactor: false,
  });
});

test.each([
  ['access/provider-unknown', 422, 'Issuer'],
  ['access/provider-signature', 422, 'Issuer'],
  ['egress/unreachable', 503, 'Issuer'],
  ['egress/address-refused', 422, 'Issuer'],
  ['access/provider-exists', 409, 'Client id'],
])('%s is said at its field', async (code, status, label) => {
  await openSettings([], {
    'POST /identity-providers': () =>
      new Refusal(status, { code, title: 'No.', detail: 'It answers oddly.' }),
  });
  const form = await fillIn();

  const field = await form.findByLabelText(label);

  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  expect(form.getAllByRole('alert').map((alert) => alert.textContent)).toEqual(['No. It answers oddly.']);
});

test('too many providers is said above the form', async () => {
  await openSettings([], {
    'POST /identity-providers': () =>
      new Refusal(422, { code: 'access/too-many-providers', title: 'There are ten already' }),
  });
  const form = await fillIn();

  expect((await form.findByRole('alert')).textContent).toContain('There are ten already');
  expect(form.getByLabelText('Issuer').getAttribute('aria-invalid')).toBeNull();
});

test('a change keeps the issuer, and the secret where none is typed', async () => {
  const { to } = await openSettings([PROVIDER], { 'PUT /identity-providers/p1': () => PROVIDER });
  await userEvent.click(await screen.findByRole('button', { name: 'Edit Spruce ID' }));
  const form = within(await screen.findByRole('dialog'));

  expect(form.getAllByRole('definition').map((one) => one.textContent)).toEqual([
    'https://id.example.com',
    'lianke',
  ]);
  expect(form.queryByLabelText('Issuer')).toBeNull();
  expect(form.getByLabelText('Client secret')).toHaveProperty('value', '');
  await userEvent.click(form.getByRole('switch', { name: 'Show on the sign-in page' }));
  expect(form.getByLabelText('Sign-in link, for members who need it:')).toHaveProperty(
    'value',
    `${window.location.origin}/sign-in?provider=p1`,
  );
  await userEvent.click(form.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(to('PUT /identity-providers/p1')).toHaveLength(1));
  expect(to('PUT /identity-providers/p1')[0]?.query.get('version')).toBe('3');
  expect(to('PUT /identity-providers/p1')[0]?.body).toEqual({
    name: 'Spruce ID',
    listed: false,
    trustsSecondFactor: false,
  });
});

test('deleting one that nobody uses threatens nobody', async () => {
  await openSettings([{ ...PROVIDER, linkedMembers: 0 }]);
  await userEvent.click(await screen.findByRole('button', { name: 'Delete Spruce ID' }));

  expect(await screen.findByText('No member has linked it. This cannot be undone.')).toBeTruthy();
});

test('deleting says how many members lose their link', async () => {
  const { to } = await openSettings([PROVIDER], { 'DELETE /identity-providers/p1': () => ({}) });
  await userEvent.click(await screen.findByRole('button', { name: 'Delete Spruce ID' }));
  const dialog = within(await screen.findByRole('dialog'));

  expect(dialog.getByText(/^Members who lose their link: 12\./)).toBeTruthy();
  expect(to('DELETE /identity-providers/p1')).toHaveLength(0);
  await userEvent.click(dialog.getByRole('button', { name: 'Delete' }));

  await waitFor(() => expect(to('DELETE /identity-providers/p1')).toHaveLength(1));
});

const ACCOUNT = {
  'GET /me/totp': () => ({ passkeys: 0, recoveryCodesLeft: 0 }),
  'GET /me/passkeys': () => ({ items: [] }),
  'GET /me/sessions': () => ({
    items: [
      {
        id: 's',
        createdAt: '2026-11-01T00:00:00Z',
        lastSeenAt: '2026-11-01T00:00:00Z',
        factor: 'single_sign_on',
        current: true,
      },
    ],
  }),
};

test('whose organization has no provider is not told of linked accounts', async () => {
  const { to } = await openConsole('/settings/account', {
    ...ACCOUNT,
    'GET /me/linked-accounts': () => ({ items: [] }),
  });

  await screen.findByText('Single sign-on');
  await waitFor(() => expect(to('GET /me/linked-accounts')).toHaveLength(1));

  expect(screen.queryByRole('heading', { name: 'Linked accounts' })).toBeNull();
});

test('an account is linked by leaving for the provider, and unlinked after a question', async () => {
  const linked = {
    providerId: 'p1',
    providerName: 'Spruce ID',
    account: 'lin@example.com',
    linkedAt: '2026-11-01T00:00:00Z',
    lastUsedAt: '2026-11-02T00:00:00Z',
  };
  const { to } = await openConsole('/settings/account', {
    ...ACCOUNT,
    'GET /me/linked-accounts': () => ({ items: [linked, { providerId: 'p2', providerName: 'Larch ID' }] }),
    'POST /me/linked-accounts:begin': () => ({ address: '#at-the-provider' }),
    'DELETE /me/linked-accounts/p1': () => ({}),
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Link Larch ID' }));
  await waitFor(() => expect(window.location.hash).toBe('#at-the-provider'));
  await userEvent.click(screen.getByRole('button', { name: 'Unlink Spruce ID' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Unlink' }));

  await waitFor(() => expect(to('DELETE /me/linked-accounts/p1')).toHaveLength(1));
  expect(to('POST /me/linked-accounts:begin')[0]?.body).toEqual({ providerId: 'p2' });
});
