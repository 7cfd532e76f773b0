import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { takeFragment } from '../../lib/fragment';
import { openConsole, Refusal, session } from '../../test/console';

const NOBODY = {
  'GET /session': () => new Refusal(401, { code: 'access/sign-in-first', title: 'Sign in first' }),
};
const CLOSED = { 'GET /setup': () => ({ open: false }) };

async function signIn(answer: () => unknown) {
  const opened = await openConsole('/customers?q=chen', { ...NOBODY, ...CLOSED, 'POST /session': answer });
  await userEvent.type(await screen.findByLabelText('E-mail'), 'lin@example.com');
  await userEvent.type(screen.getByLabelText('Password'), 'long enough a word');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  return opened;
}

test('a page that needs a person asks who it is, and remembers where they were going', async () => {
  const { router } = await openConsole('/customers?q=chen', { ...NOBODY, ...CLOSED });

  await screen.findByRole('heading', { name: 'Sign in' });

  expect(router.state.location.pathname).toBe('/sign-in');
  expect(router.state.location.search).toEqual({ next: '/customers?q=chen' });
});

test('wrong credentials are said in the words of the server', async () => {
  await signIn(
    () => new Refusal(401, { code: 'access/wrong-credentials', title: 'Not right', detail: 'Try again.' }),
  );

  expect(await screen.findByRole('alert')).toHaveProperty('textContent', 'Not right Try again.');
});

test('credentials are sent as they were typed', async () => {
  const { to } = await signIn(() => new Refusal(401, { title: 'Not right' }));

  await waitFor(() => expect(to('POST /session')).toHaveLength(1));

  expect(to('POST /session')[0]?.body).toEqual({ email: 'lin@example.com', password: 'long enough a word' });
});

test('the right password of somebody with a second factor leads to the code, and that one inside', async () => {
  let completed = false;
  const { router, to } = await openConsole('/customers?q=chen', {
    ...CLOSED,
    'GET /session': () => new Refusal(401, { code: 'access/sign-in-first', title: 'Sign in first' }),
    'GET /customers': () => ({ items: [], nextPageToken: null, total: { count: 0, capped: false } }),
    'POST /session': () => new Refusal(401, { code: 'access/second-step', title: 'Enter your code' }),
    'POST /passkey-challenges': () => ({
      challenge: 'AAAA',
      rpId: 'localhost',
      credentials: [],
      authenticator: true,
    }),
    'POST /session:complete': ({ body }) => {
      completed = body['code'] === '123 456';
      return completed ? session(['customer.read']) : new Refusal(401, { title: 'Not that' });
    },
  });
  await userEvent.type(await screen.findByLabelText('E-mail'), 'lin@example.com');
  await userEvent.type(screen.getByLabelText('Password'), 'long enough a word');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));

  await userEvent.type(await screen.findByLabelText('6-digit code'), '000000');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Not that');
  await userEvent.click(screen.getByRole('button', { name: /Use a recovery code/ }));
  expect(screen.getByLabelText('Recovery code')).toHaveProperty('value', '');
  await userEvent.click(screen.getByRole('button', { name: 'Do without a recovery code' }));
  await userEvent.type(screen.getByLabelText('6-digit code'), '123 456');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/customers'));
  expect(completed).toBe(true);
  expect(to('POST /session')).toHaveLength(1);
});

test('set-up that was done already leads to sign-in', async () => {
  await openConsole('/setup', { ...NOBODY, ...CLOSED });

  expect(await screen.findByText('Set-up is complete')).toBeTruthy();
});

test('set-up without its token says how to get it', async () => {
  await openConsole('/setup', { ...NOBODY, 'GET /setup': () => ({ open: true }) });

  expect(await screen.findByText('The set-up token is missing')).toBeTruthy();
});

test('set-up over the demo company offers no other currency than its own', async () => {
  window.history.replaceState(null, '', '/setup#token=abc');
  takeFragment();
  await openConsole('/setup', { ...NOBODY, 'GET /setup': () => ({ open: true, currency: 'EUR' }) });

  const currency = await screen.findByLabelText('Default currency');

  expect(currency).toHaveProperty('disabled', true);
  expect(screen.getByText('The amounts of the demo company are in it')).toBeTruthy();
  expect(screen.getByText(/^EUR/)).toBeTruthy();
});

test('another site cannot be the place to go after signing in', async () => {
  const { router } = await openConsole('/sign-in?next=//evil.example', { ...NOBODY, ...CLOSED });

  await screen.findByRole('heading', { name: 'Sign in' });

  expect(router.state.location.search).toEqual({});
});

test('recovery codes stay in sight when getting in fails at first, and the factor is not confirmed again', async () => {
  let works = false;
  const { router, to } = await openConsole('/sign-in', {
    ...CLOSED,
    'GET /customers': () => ({ items: [], nextPageToken: null, total: { count: 0, capped: false } }),
    'GET /session': () =>
      works ? session(['customer.read']) : new Refusal(503, { title: 'Not right now', code: 'x/y' }),
    'POST /session': () => new Refusal(401, { code: 'access/second-factor-needed', title: 'Set up' }),
    'POST /session:enrol': () => ({
      secret: 'ABCDEFGH',
      uri: 'otpauth://totp/Lianke:lin%40example.com?secret=ABCDEFGH&issuer=Lianke',
    }),
    'POST /session:confirmEnrolment': () => ({ recoveryCodes: ['aaaa-1111', 'bbbb-2222'] }),
  });
  await userEvent.type(await screen.findByLabelText('E-mail'), 'lin@example.com');
  await userEvent.type(screen.getByLabelText('Password'), 'long enough a word');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await userEvent.type(await screen.findByLabelText('The 6-digit code that the app shows'), '123456');
  await userEvent.click(screen.getByRole('button', { name: 'Verify and turn on' }));

  await screen.findByText('aaaa-1111');
  expect(screen.getByText('Lianke recovery codes of lin@example.com, each good once:')).toBeTruthy();
  await userEvent.click(screen.getByLabelText('I have kept them'));
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  await screen.findByText('Not right now');
  expect(screen.getByText('bbbb-2222')).toBeTruthy();

  works = true;
  await userEvent.click(await screen.findByRole('button', { name: /Done$/ }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  expect(to('POST /session:confirmEnrolment')).toHaveLength(1);
});
