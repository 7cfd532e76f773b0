import dayjs from 'dayjs';
import { formatDateTime } from './format';

/** The calendar day that follows; days are local dates, `2026-11-21`. */
export function dayAfter(day: string): string {
  return dayjs(day).add(1, 'day').format('YYYY-MM-DD');
}

const SECOND_MS = 1_000;

/** The last second of a day as it is counted in a zone. */
export function dayEnd(day: string, zone: string): string {
  const midnight = Date.parse(`${dayAfter(day)}T00:00:00Z`);
  const shown = (at: number) =>
    Date.parse(`${formatDateTime(new Date(at).toISOString(), { zone }).replace(' ', 'T')}:00Z`);
  const near = midnight - (shown(midnight) - midnight);
  // Once more from there: the clocks may have changed in between.
  return new Date(near - (shown(near) - midnight) - SECOND_MS).toISOString();
}
