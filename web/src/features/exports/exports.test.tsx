import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Export } from '../../api/types';
import { openConsole } from '../../test/console';
import { withLayout } from '../../test/layout';

const FILE = '/api/v1/exports/e1/file';
const AWHILE_MS = 10_000;

const done: Export = {
  id: 'e1',
  object: 'customers',
  query: {},
  columns: ['name'],
  format: 'xlsx',
  state: 'done',
  rowsDone: 12,
  rowsExpected: 12,
  bytes: 480,
  downloads: 0,
  handedOut: false,
  maker: 'Ann',
  own: true,
  createdAt: '2026-11-20T03:20:00Z',
  finishedAt: '2026-11-20T03:21:00Z',
  expiresAt: '2026-11-21T03:21:00Z',
};

withLayout();

// Where the browser would go: nowhere, and there is nothing to download in a test.
const left = vi.fn((event: Event) => {
  event.preventDefault();
  return (event.target as HTMLElement).closest('a')?.getAttribute('href');
});
beforeEach(() => document.addEventListener('click', left));
afterEach(() => {
  document.removeEventListener('click', left);
  left.mockClear();
  vi.useRealTimers();
});

/** A server that hands the file out once. */
function handsOut() {
  const state = { handedOut: false };
  const answer = () => ({ ...done, ...state });
  return {
    state,
    routes: {
      'GET /exports': () => ({ items: [answer()], nextPageToken: null }),
      'GET /exports/e1': answer,
      'POST /exports': answer,
      'GET /customers': () => ({ items: [], nextPageToken: null, total: { count: 0, capped: false } }),
    },
  };
}

test('a click in the row of an export leaves its file alone', async () => {
  const trouble = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await openConsole('/exports', handsOut().routes, ['customer.read', 'customer.export']);

  await userEvent.click(await screen.findByText('Ann'));
  await userEvent.keyboard('{Enter}');

  // jsdom cannot leave the page, and would say so.
  expect(trouble.mock.calls.flat().map(String).join()).not.toMatch(/navigation/);
  trouble.mockRestore();
  expect(screen.getByRole('link', { name: 'Download' }).getAttribute('href')).toBe(FILE);
});

test.each([
  ['the history', '/exports', () => Promise.resolve()],
  [
    'the drawer of the list',
    '/customers',
    async () => {
      await userEvent.click(await screen.findByRole('button', { name: 'Export' }));
      await userEvent.click(await screen.findByRole('button', { name: 'Start export' }));
    },
  ],
])('a file is offered once in %s', async (_, path, start) => {
  const { state, routes } = handsOut();
  await openConsole(path, routes, ['customer.read', 'customer.export']);
  await start();
  const link = await screen.findByRole('link', { name: 'Download' });

  vi.useFakeTimers({ shouldAdvanceTime: true });
  fireEvent.click(link);
  expect(left.mock.results.at(-1)?.value).toBe(FILE);
  state.handedOut = true;
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(screen.queryByRole('link', { name: 'Download' })?.getAttribute('href') ?? null).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(AWHILE_MS));

  expect(await screen.findByText('Downloaded')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Download' })).toBeNull();
});
