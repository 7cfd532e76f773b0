import dayjs from 'dayjs';

/** The calendar day that follows; days are local dates, `2026-11-21`. */
export function dayAfter(day: string): string {
  return dayjs(day).add(1, 'day').format('YYYY-MM-DD');
}
