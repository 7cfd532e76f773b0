import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Risk } from '../../api/types';
import { openConsole, Refusal } from '../../test/console';
import { withLayout } from '../../test/layout';
import { auditOf } from './risk-words';

const risk: Risk = {
  id: 'r1',
  kind: 'bulk_read',
  subject: { kind: 'member', id: 'm1', name: 'Chen' },
  state: 'open',
  since: '2026-11-01T00:00:00Z',
  lastAt: '2026-11-01T01:00:00Z',
  raisedAt: '2026-11-01T01:00:00Z',
  facts: { persons: 5000, allowed: 5000 },
  entries: [],
  freezable: true,
  frozen: false,
  version: 1,
};
const BOARD = { 'GET /risks': () => ({ items: [risk], nextPageToken: null, open: 3 }) };
const LIMITS = { personRecordsPerDay: 5000, exportRowsPerDay: 100000, quietFrom: 0, quietTo: 5, version: 0 };

withLayout();

async function opened(routes: Parameters<typeof openConsole>[1], may: string[]) {
  const console_ = await openConsole('/risks', { ...BOARD, ...routes }, ['audit.read', ...may]);
  await userEvent.click(await screen.findByRole('button', { name: 'Many customers viewed' }));
  return { ...console_, panel: within(await screen.findByRole('dialog')) };
}

test('the navigation says how many risks nobody is at', async () => {
  await openConsole('/risks', BOARD, ['audit.read']);

  const nav = await screen.findByRole('navigation', { name: 'Main navigation' });

  expect((await within(nav).findByTitle('3 open')).querySelector('.lk-sr')?.textContent).toBe('3 open');
});

test('without the right to read the audit there is no entry and nothing is asked', async () => {
  const { to } = await openConsole('/', {}, []);
  await screen.findByRole('navigation', { name: 'Main navigation' });

  expect(screen.queryByRole('link', { name: /Risk board/ })).toBeNull();
  expect(to('GET /risks')).toEqual([]);
});

test('a risk tells its numbers and leads to the audit; who only reads cannot act', async () => {
  const { panel } = await opened({}, []);

  panel.getByText('Saw 5,000 customers in a day; the daily allowance is 5,000.');
  expect(panel.getByRole('link', { name: 'Show the audit entries' }).getAttribute('href')).toContain(
    encodeURIComponent('user:m1'),
  );
  expect(panel.queryByRole('button', { name: 'Freeze' })).toBeNull();
});

test('the audit is asked for the days of the company, not those of Greenwich', () => {
  const night = { ...risk, since: '2026-11-01T17:30:00Z', lastAt: '2026-11-02T15:59:00Z' };
  const regional = { locale: 'en', currency: 'CNY' } as const;

  expect(auditOf(night, { ...regional, zone: 'Asia/Shanghai' })).toMatchObject({
    from: '2026-11-02',
    to: '2026-11-02',
  });
  expect(auditOf(night, { ...regional, zone: 'America/New_York' })).toMatchObject({
    from: '2026-11-01',
    to: '2026-11-02',
  });
});

test('resolving sends the note, and shows who did it', async () => {
  const { panel, to } = await opened(
    {
      'POST /risks/r1:resolve': () => ({
        ...risk,
        state: 'resolved',
        freezable: false,
        handledBy: 'Ann',
        note: 'asked',
      }),
    },
    ['member.manage'],
  );
  await userEvent.type(panel.getByLabelText('Note'), 'asked');
  await userEvent.click(panel.getByRole('button', { name: 'Mark as resolved' }));

  await panel.findByText('Resolved');

  expect(to('POST /risks/r1:resolve')[0]?.body).toEqual({ note: 'asked', version: 1 });
});

test('freezing asks first, and says why the server would not', async () => {
  const { panel } = await opened(
    {
      'POST /risks/r1:freeze': () =>
        new Refusal(409, { code: 'access/last-owner', title: 'The last owner stays' }),
    },
    ['member.manage'],
  );
  await userEvent.click(panel.getByRole('button', { name: 'Freeze' }));
  const title = await screen.findByText('Freeze “Chen”?');
  const question = within(title.closest<HTMLElement>('.ant-modal') ?? document.body);
  await userEvent.click(question.getByRole('button', { name: 'Freeze' }));

  await question.findByText('The last owner stays');
});

test('limits are sent as they are changed', async () => {
  const { to } = await openConsole(
    '/risks',
    {
      ...BOARD,
      'GET /risk-limits': () => LIMITS,
      'PUT /risk-limits': ({ body }) => ({ ...body, version: 1 }),
    },
    ['audit.read', 'tenant.manage'],
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Limits' }));
  const persons = await screen.findByLabelText('Customers viewed in a day');
  await userEvent.clear(persons);
  await userEvent.type(persons, '800');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  await screen.findByText('Limits saved');

  expect(to('PUT /risk-limits')[0]?.body).toEqual({ ...LIMITS, personRecordsPerDay: 800 });
});

test('after somebody was faster the newer state is shown, the note stays, and the next attempt goes through', async () => {
  const { panel, to } = await opened(
    {
      'GET /risks/r1': () => ({ ...risk, state: 'acknowledged', handledBy: 'Bea', version: 2 }),
      'POST /risks/r1:resolve': ({ body }) =>
        body['version'] === 2
          ? { ...risk, state: 'resolved', version: 3 }
          : new Refusal(412, { title: 'Changed meanwhile' }),
    },
    ['member.manage'],
  );
  await userEvent.type(panel.getByLabelText('Note'), 'asked');
  await userEvent.click(panel.getByRole('button', { name: 'Mark as resolved' }));

  await panel.findByText('Changed meanwhile');
  await panel.findByText('Bea');
  expect(panel.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('asked');
  await userEvent.click(panel.getByRole('button', { name: 'Mark as resolved' }));

  await panel.findByText('Resolved');
  expect(to('POST /risks/r1:resolve').map(({ body }) => body)).toEqual([
    { note: 'asked', version: 1 },
    { note: 'asked', version: 2 },
  ]);
});

test('a note outlives freezing', async () => {
  const { panel } = await opened(
    { 'POST /risks/r1:freeze': () => ({ ...risk, frozen: true, freezable: false, version: 2 }) },
    ['member.manage'],
  );
  await userEvent.type(panel.getByLabelText('Note'), 'asked');
  await userEvent.click(panel.getByRole('button', { name: 'Freeze' }));
  const title = await screen.findByText('Freeze “Chen”?');
  const question = within(title.closest<HTMLElement>('.ant-modal') ?? document.body);
  await userEvent.click(question.getByRole('button', { name: 'Freeze' }));

  await waitFor(() => expect(panel.queryByRole('button', { name: 'Freeze' })).toBeNull());
  expect(panel.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('asked');
});

test('a key is frozen only by who may revoke keys', async () => {
  const ofKey = { ...risk, subject: { kind: 'api_key', id: 'k1', name: 'Till' } };
  const board = { 'GET /risks': () => ({ items: [ofKey], nextPageToken: null, open: 1 }) };
  const { panel } = await opened(board, ['member.manage']);

  expect(panel.getByRole('button', { name: 'Mark as resolved' })).toBeTruthy();
  expect(panel.queryByRole('button', { name: 'Freeze' })).toBeNull();
});

test('limits that somebody else changed meanwhile can be saved over theirs', async () => {
  let current = LIMITS;
  const { to } = await openConsole(
    '/risks',
    {
      ...BOARD,
      'GET /risk-limits': () => current,
      'PUT /risk-limits': ({ body }) => {
        if (body['version'] === 1) return { ...body, version: 2 };
        current = { ...LIMITS, version: 1 };
        return new Refusal(412, { title: 'Changed meanwhile' });
      },
    },
    ['audit.read', 'tenant.manage'],
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Limits' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
  await screen.findByText('Changed meanwhile');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(to('PUT /risk-limits').map(({ body }) => body['version'])).toEqual([0, 1]));
});
