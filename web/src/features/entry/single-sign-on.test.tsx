import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { keepNext } from '../../lib/next-page';
import { providerAnswer, takeAnswer } from '../../lib/provider-answer';
import { openConsole, Refusal, session, type Answer } from '../../test/console';
import { outcomeOf } from './answer/outcome';

const DOOR = {
  'GET /session': () => new Refusal(401, { code: 'access/sign-in-first', title: 'Sign in first' }),
  'GET /setup': () => ({ open: false }),
};
const CUSTOMERS = {
  'GET /customers': () => ({ items: [], nextPageToken: null, total: { count: 0, capped: false } }),
};
const SPRUCE = { id: 'p-1', name: 'Spruce ID' };

/** As a provider sends the browser back. */
function openAnswer(search: string, routes: Record<string, Answer>) {
  window.history.replaceState(null, '', `/sign-in/answer${search}`);
  takeAnswer();
  return openConsole('/sign-in/answer', { ...DOOR, ...CUSTOMERS, ...routes }, ['customer.read']);
}

afterEach(() => window.history.replaceState(null, '', '/'));

test('each provider has a button, and pressing it leaves for where the server says', async () => {
  const { to } = await openConsole('/customers?q=chen', {
    ...DOOR,
    'GET /sign-in-providers': () => ({ items: [SPRUCE] }),
    'POST /session:beginSingleSignOn': () => ({ address: '#at-the-provider' }),
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Sign in with Spruce ID' }));

  await waitFor(() => expect(window.location.hash).toBe('#at-the-provider'));
  expect(to('POST /session:beginSingleSignOn')[0]?.body).toEqual({ providerId: 'p-1' });
  expect(sessionStorage.getItem('lianke.next')).toBe('/customers?q=chen');
});

test.each([
  ['p-2', ['Sign in with Spruce ID', 'Sign in with single sign-on']],
  ['p-1', ['Sign in with Spruce ID']],
])('a link to the provider %s offers %j', async (provider, names) => {
  const list = { 'GET /sign-in-providers': () => ({ items: [SPRUCE] }) };
  await openConsole(`/sign-in?provider=${provider}`, { ...DOOR, ...list });

  await screen.findByRole('button', { name: 'Sign in with Spruce ID' });

  expect(screen.getAllByRole('button', { name: /^Sign in with/ }).map((one) => one.textContent)).toEqual(
    names,
  );
});

test('whoever cannot learn of providers sees nothing of them', async () => {
  const { to } = await openConsole('/sign-in', {
    ...DOOR,
    'GET /sign-in-providers': () => new Refusal(404, { title: 'Not there' }),
  });

  await screen.findByLabelText('Password');
  await waitFor(() => expect(to('GET /sign-in-providers')).toHaveLength(1));

  expect(screen.queryByRole('button', { name: /Sign in with S|single/ })).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the answer of a provider signs in once, is out of the address, and leads where one was going', async () => {
  keepNext('/customers?q=chen');
  let inside = false;
  const { router, to } = await openAnswer('?code=4711&state=in.abc&iss=https%3A%2F%2Fid.example.com', {
    'GET /session': () =>
      inside ? session(['customer.read']) : new Refusal(401, { code: 'access/sign-in-first' }),
    'POST /session:singleSignOn': () => ((inside = true), session(['customer.read'])),
  });

  await waitFor(() => expect(router.state.location.href).toBe('/customers?q=chen'));

  expect(window.location.search).toBe('');
  expect(to('POST /session:singleSignOn').map(({ body }) => body)).toEqual([
    { state: 'in.abc', code: '4711', iss: 'https://id.example.com' },
  ]);
});

test('an answer that is looked at twice is sent once', async () => {
  const { to } = await openAnswer('?code=c&state=link.abc', {
    'POST /me/linked-accounts': () => new Refusal(409, { code: 'access/account-linked-already' }),
  });
  await screen.findByRole('heading', { name: 'This account is linked already' });

  expect(await outcomeOf(providerAnswer())).toMatchObject({ why: 'linkedAlready' });

  expect(to('POST /me/linked-accounts')).toHaveLength(1);
});

test('what is kept as the place to go is none outside of the console', async () => {
  sessionStorage.setItem('lianke.next', '//evil.example');
  const { router } = await openAnswer('?code=c&state=in.abc', {
    'POST /session:singleSignOn': () => session([]),
  });

  await waitFor(() => expect(router.state.location.href).toBe('/'));
});

test('a provider that is not trusted with the second factor leads to the code', async () => {
  await openAnswer('?code=c&state=in.abc', {
    'POST /session:singleSignOn': () => new Refusal(401, { code: 'access/second-step', title: 'Code' }),
    'POST /passkey-challenges': () => ({
      challenge: 'AAAA',
      rpId: 'localhost',
      credentials: [],
      authenticator: true,
    }),
  });

  expect(await screen.findByRole('heading', { name: 'Two-step verification' })).toBeTruthy();
  expect(await screen.findByLabelText('6-digit code')).toBeTruthy();
});

test('an account that belongs to nobody is told how to be linked', async () => {
  keepNext('/customers?q=chen');
  const { router } = await openAnswer('?code=c&state=in.abc', {
    'POST /session:singleSignOn': () => new Refusal(403, { code: 'access/account-not-linked', title: 'No' }),
  });

  await screen.findByRole('heading', { name: 'This account is not linked yet' });
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
  await userEvent.click(screen.getByRole('button', { name: 'Back to sign-in' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'));
  expect(router.state.location.search).toEqual({ next: '/customers?q=chen' });
});

test.each([
  ['?error=access_denied&state=in.a', 'Cancelled', 'Back to sign-in'],
  ['?error=access_denied&state=link.a', 'Cancelled', 'Back to my account'],
  ['?error=server_error&state=in.a', 'The identity provider could not finish', 'Back to sign-in'],
  ['?code=c&state=in.a', 'That did not work', 'Back to sign-in'],
  ['?code=c&state=link.a', 'This account is linked already', 'Back to my account'],
  ['', 'That did not work', 'Back to sign-in'],
])('%s ends with “%s” and “%s”', async (search, title, back) => {
  await openAnswer(search, {
    'POST /session:singleSignOn': () => new Refusal(401, { code: 'access/single-sign-on-refused' }),
    'POST /me/linked-accounts': () => new Refusal(409, { code: 'access/account-linked-already' }),
  });

  expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
  expect(screen.getByRole('button', { name: back })).toBeTruthy();
});

test('the words of an error are shown only where they are those of the standard', async () => {
  await openAnswer('?error=temporarily_unavailable&state=in.a', {});
  expect(await screen.findByText('Error code: temporarily_unavailable')).toBeTruthy();

  await openAnswer('?error=Call%20this%20number&state=in.a', {});
  await waitFor(() => expect(screen.getAllByRole('heading')).toHaveLength(2));
  expect(screen.queryByText(/Call this number/)).toBeNull();
});
