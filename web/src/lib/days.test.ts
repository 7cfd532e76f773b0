import { expect, test } from 'vitest';
import { dayEnd } from './days';

test.each([
  ['2026-11-22', 'Asia/Shanghai', '2026-11-22T15:59:59.000Z'],
  ['2026-11-22', 'UTC', '2026-11-22T23:59:59.000Z'],
  ['2026-03-07', 'America/New_York', '2026-03-08T04:59:59.000Z'],
  ['2026-03-08', 'America/New_York', '2026-03-09T03:59:59.000Z'],
  ['2026-10-31', 'Europe/Berlin', '2026-10-31T22:59:59.000Z'],
])('%s ends in %s at %s', (day, zone, end) => {
  expect(dayEnd(day, zone)).toBe(end);
});
