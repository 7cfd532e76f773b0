import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { openConsole, Refusal } from '../test/console';

const MAY = ['api-key.manage', 'customer.read'];
const KEY = { name: 'till', role: 'manager' };
const issue = () => api.POST('/api/v1/api-keys', { body: KEY });

/** A server that wants proof until it has been given. */
async function opened(since: string | null) {
  let proved = false;
  const risky = () =>
    proved ? { key: 'lk_once' } : new Refusal(403, { code: 'access/step-up', title: 'Confirm' });
  const console_ = await openConsole(
    '/settings/api-keys',
    {
      'GET /api-keys': () => ({ items: [] }),
      'POST /api-keys': risky,
      'GET /me/totp': () => ({ since, recoveryCodesLeft: 9, passkeys: 0 }),
      'POST /session:confirm': ({ body }) => {
        if (body['password'] !== 'right') return new Refusal(401, { code: 'x', title: 'Not right' });
        proved = true;
        return {};
      },
    },
    MAY,
  );
  await screen.findByRole('heading', { name: 'API keys' });
  return console_;
}

test('a risky act asks for proof, and then does what was asked, with what was sent', async () => {
  const { to } = await opened(null);
  const made = issue();
  await userEvent.type(await screen.findByLabelText('Password'), 'wrong');
  expect(screen.queryByLabelText(/Code/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Confirm' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Not right');
  await userEvent.clear(screen.getByLabelText('Password'));
  await userEvent.type(screen.getByLabelText('Password'), 'right');
  await userEvent.click(screen.getByRole('button', { name: 'Confirm' }));

  expect((await made).data?.key).toBe('lk_once');
  expect(to('POST /api-keys').map(({ body }) => body)).toEqual([KEY, KEY]);
});

test('with a second factor its code is asked for too, and two acts are one question', async () => {
  const { to } = await opened('2026-11-01T00:00:00Z');
  const both = Promise.all([issue(), issue()]);
  await userEvent.type(await screen.findByLabelText('Password'), 'right');
  await userEvent.type(screen.getByLabelText(/Code/), '123456');
  await userEvent.click(screen.getByRole('button', { name: 'Confirm' }));

  expect(await both).toHaveLength(2);
  expect(to('POST /session:confirm').map(({ body }) => body)).toEqual([
    { password: 'right', code: '123456' },
  ]);
});

test('whoever closes the question is told that nothing was done', async () => {
  const { to } = await opened(null);
  const refused = issue().catch((error: unknown) => error);
  await screen.findByLabelText('Password');
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));

  expect(((await refused) as ApiProblem).code).toBe('access/step-up');
  await waitFor(() => expect(to('POST /api-keys')).toHaveLength(1));
});
