import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { openConsole, session } from '../test/console';

const PERMISSIONS = ['import.read'];
const LIST = { 'GET /imports': () => ({ items: [], nextPageToken: null }) };
const DEMO = { 'GET /session': () => session(PERMISSIONS, '2026-11-22T10:00:00Z') };
const company = (loaded: number, finishedAt: string | null) => ({
  customers: 20_000,
  loaded,
  until: '2026-11-22T10:00:00Z',
  checksum: '',
  finishedAt,
});

test('an invented company says that it is one', async () => {
  await openConsole('/', {
    ...LIST,
    ...DEMO,
    'GET /demo': () => company(20_000, '2026-11-22T10:01:00Z'),
  });

  await userEvent.hover(await screen.findByRole('button', { name: 'Demo data' }));

  expect(await screen.findByRole('tooltip')).toHaveProperty(
    'textContent',
    'An invented company: all persons and numbers here are made up.',
  );
  expect(screen.queryByRole('progressbar')).toBeNull();
});

test('a company of its own is not asked about it', async () => {
  const { to } = await openConsole('/', LIST, PERMISSIONS);

  await waitFor(() => expect(to('GET /imports').length).toBeGreaterThan(0));

  expect(screen.queryByText('Demo data')).toBeNull();
  expect(to('GET /demo')).toHaveLength(0);
});

test('while it is loaded one sees how far, and afterwards what has come', async () => {
  let looks = 0;
  const { to } = await openConsole('/', {
    ...LIST,
    ...DEMO,
    'GET /demo': () => (looks++ === 0 ? company(7_000, null) : company(20_000, '2026-11-22T10:01:00Z')),
  });

  const progress = await screen.findByRole('progressbar');
  expect(progress.getAttribute('aria-valuenow')).toBe('35');
  expect(screen.getByText(/^7,000 of 20,000 customers/)).toBeTruthy();
  const before = to('GET /imports').length;

  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  await waitFor(() => expect(to('GET /imports').length).toBeGreaterThan(before));
});
