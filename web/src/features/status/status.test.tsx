import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openConsole, Refusal } from '../../test/console';
import { zh } from './strings-zh';

const since = '2026-11-23T08:00:00Z';

test('an alarm says what is wrong, since when and what to do', async () => {
  await openConsole('/status', {
    'GET /status': () => ({
      checks: [
        { name: 'disk', state: 'alarm', value: 5, limit: 9, side: 'above', unit: 'count', since },
        { name: 'pool', state: 'fine', value: 3, limit: 1, side: 'above', unit: 'count', since },
        { name: 'newer', state: 'unknown', value: null, limit: null, side: null, unit: null, since },
      ],
      jobs: [{ name: 'run-import', waiting: 1, running: 0, failures: 0, next: null }],
    }),
  });

  const table = await screen.findByRole('region', { name: 'Checks' });
  const [, disk, pool, newer] = within(table).getAllByRole('row');
  expect(disk?.textContent).toContain('Alarm');
  expect(disk?.textContent).toContain('at least 9');
  expect(disk?.textContent).toContain('Make room');
  expect(pool?.textContent).toContain('Fine');
  expect(newer?.textContent).toContain('newer');
  expect(newer?.textContent).toContain('Cannot tell');
  expect(screen.getByText('run-import')).toBeTruthy();
});

test('whoever does not run the installation is told so', async () => {
  await openConsole('/status', {
    'GET /status': () => new Refusal(403, { title: 'Not allowed', detail: 'It takes more.' }),
  });

  expect(await screen.findByText('Not allowed')).toBeTruthy();
});

test('there are words for every check, and what to do about it', () => {
  expect(Object.keys(zh.acts)).toEqual(Object.keys(zh.names));
});
