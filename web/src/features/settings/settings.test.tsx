import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { openConsole, Refusal } from '../../test/console';
import { withLayout } from '../../test/layout';
import { deviceName } from './device-name';

const ALL = ['member.read', 'member.manage', 'api_key.manage', 'tenant.manage', 'audit.read'];
const member = {
  id: 'm1',
  email: 'chen@example.com',
  displayName: 'Chen',
  role: 'manager',
  scope: 'all',
  status: 'active',
  createdAt: '2026-11-01T00:00:00Z',
};
const MEMBERS = { 'GET /members': () => ({ items: [member] }) };

test('settings show only what the role may use', async () => {
  await openConsole('/settings/members', MEMBERS, ['member.read']);

  const nav = await screen.findByRole('navigation', { name: 'Settings navigation' });

  expect(
    within(nav)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['My account', 'Members', 'Roles & rights']);
  await screen.findByText('chen@example.com');
  expect(screen.queryByRole('button', { name: 'Invite a member' })).toBeNull();
});

test('an invitation ends with a link to pass on', async () => {
  const { to } = await openConsole(
    '/settings/members',
    { ...MEMBERS, 'POST /members': () => ({ member, invitationToken: 'once only' }) },
    ALL,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Invite a member' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('E-mail'), 'new@example.com');
  await userEvent.type(within(dialog).getByLabelText('Name'), 'New');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create the invitation link' }));

  const link = await screen.findByLabelText('Invitation link');

  expect(link).toHaveProperty('value', `${window.location.origin}/join#token=once%20only`);
  expect(to('POST /members')[0]?.body).toEqual({
    email: 'new@example.com',
    displayName: 'New',
    role: 'manager',
    scope: 'all',
  });
});

test('an objection of the server stands beside its field', async () => {
  await openConsole(
    '/settings/members',
    {
      ...MEMBERS,
      'POST /members': () =>
        new Refusal(422, {
          title: 'Some fields are not right',
          errors: [{ pointer: '/email', code: 'access/known', detail: 'Somebody has this address.' }],
        }),
    },
    ALL,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Invite a member' }));
  const dialog = await screen.findByRole('dialog');
  const email = within(dialog).getByLabelText('E-mail');
  await userEvent.type(email, 'chen@example.com');
  await userEvent.type(within(dialog).getByLabelText('Name'), 'Chen');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create the invitation link' }));

  await within(dialog).findByText('Somebody has this address.');

  expect(email.getAttribute('aria-invalid')).toBe('true');
});

test('suspending asks first and then sends one change', async () => {
  const { to } = await openConsole(
    '/settings/members',
    { ...MEMBERS, 'PATCH /members/m1': () => member },
    ALL,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Suspend' }));
  const dialog = await screen.findByRole('dialog');

  expect(to('PATCH /members/m1')).toHaveLength(0);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Suspend' }));

  await waitFor(() => expect(to('PATCH /members/m1')[0]?.body).toEqual({ status: 'suspended' }));
});

test('a key is shown once, after it was made', async () => {
  const apiKey = {
    id: 'k',
    name: 'Sync',
    prefix: 'lk_1',
    role: 'manager',
    createdAt: '2026-11-01T00:00:00Z',
    createdBy: 'Ann',
    expiresAt: '2027-01-01T00:00:00Z',
    networks: [],
  };
  await openConsole(
    '/settings/api-keys',
    { 'GET /api-keys': () => ({ items: [] }), 'POST /api-keys': () => ({ key: 'lk_secret', apiKey }) },
    ALL,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'New key' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('Used for'), 'Sync');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }));

  expect(await screen.findByLabelText('API key')).toHaveProperty('value', 'lk_secret');
});

test('a failure names its correlation id and can be tried again', async () => {
  const { to } = await openConsole(
    '/settings/api-keys',
    { 'GET /api-keys': () => new Refusal(422, { title: 'Cannot be read', correlationId: 'c-7' }) },
    ALL,
  );

  expect(await screen.findByText('Correlation id: c-7')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

  await waitFor(() => expect(to('GET /api-keys')).toHaveLength(2));
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 'Chrome · Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) MicroMessenger/8.0', 'WeChat · iOS'],
  ['curl/8.5', 'curl/8.5'],
])('%s is shown as %s', (agent, name) => {
  expect(deviceName(agent)).toBe(name);
});

describe('an entry of the audit log', () => {
  withLayout(400);

  test('says in words who did it and how it ended', async () => {
    const entry = {
      id: 'e-1',
      at: '2026-11-20T08:00:00Z',
      actor: { kind: 'system', name: 'system' },
      action: 'import.finish',
      objectType: 'import',
      objectId: 'i-1',
      outcome: 'refused',
    };
    await openConsole(
      '/settings/audit',
      {
        'GET /audit': () => ({
          items: [
            entry,
            { ...entry, id: 'e-2', action: 'bulk-change.undo-batch' },
            { ...entry, id: 'e-3', action: 'yet.unknown' },
          ],
          nextPageToken: null,
        }),
      },
      ALL,
    );
    expect(await screen.findByText('Batch of customers put back')).toBeTruthy();
    expect(screen.getByText('yet.unknown')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: 'Import finished' }));

    const told = within(await screen.findByRole('dialog')).getAllByRole('definition');
    const texts = told.map((one) => one.textContent);
    expect(texts).toContain('System');
    expect(texts).toContain('Refused');
  });

  test('is found by filters that stand in the address', async () => {
    const { to } = await openConsole(
      '/settings/audit?actor=user:0199aaaa-0000-7000-8000-000000000001&outcome=refused&to=2026-11-20&from=then',
      {
        ...MEMBERS,
        'GET /api-keys': () => ({ items: [] }),
        'GET /audit': () => ({ items: [], nextPageToken: null }),
      },
      ALL,
    );
    await screen.findByText('Nothing matches');

    const asked = to('GET /audit').at(-1)?.query ?? new URLSearchParams();
    expect(asked.get('actor')).toBe('user:0199aaaa-0000-7000-8000-000000000001');
    expect(asked.get('outcome')).toBe('refused');
    expect(asked.get('to')).toBe('2026-11-21');
    expect(asked.has('from')).toBe(false);

    await userEvent.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] as HTMLElement);

    await screen.findByText('Nothing recorded yet');
    expect(window.location.search).toBe('');
  });
});
