import type { OpeningHours } from '../../../api/types';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type Interval = OpeningHours['monday'][number];
export type SpecialDay = OpeningHours['days'][number];

/** As the server has it. */
export const INTERVALS_MAX = 6;
export const DAYS_MAX = 400;

const MINUTES = 24 * 60;
const NEXT_HOURS = 2;

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}

function timeOf(minute: number): string {
  const within = minute % MINUTES;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`;
}

/** Whether it ends on the next day, where equal times are all day and night; unknown while one is missing. */
export function endsNextDay({ from, to }: Interval): boolean {
  return from !== '' && to !== '' && to < from;
}

export function isAllDay({ from, to }: Interval): boolean {
  return from !== '' && from === to;
}

/** Whether two intervals of the same day share a moment of it. */
export function overlap(intervals: readonly Interval[]): boolean {
  const byStart = intervals
    .filter(({ from, to }) => from !== '' && to !== '')
    .sort((one, other) => minutes(one.from) - minutes(other.from));
  return byStart.some((interval, at) => {
    const next = byStart[at + 1];
    return next !== undefined && (interval.to <= interval.from || interval.to > next.from);
  });
}

/** What is proposed when somebody adds hours: the usual ones, then what follows the last. */
export function proposed(intervals: readonly Interval[]): Interval {
  const last = intervals.at(-1);
  if (last === undefined) return { from: '10:00', to: '22:00' };
  if (last.to === '' || last.to <= last.from) return { from: '', to: '' };
  return { from: last.to, to: timeOf(minutes(last.to) + NEXT_HOURS * 60) };
}

export function copiedToAll(hours: OpeningHours, day: Weekday): OpeningHours {
  const copies = WEEKDAYS.map(
    (weekday) => [weekday, hours[day].map((interval) => ({ ...interval }))] as const,
  );
  return { ...hours, ...Object.fromEntries(copies) };
}

/** Dates that stand in the list more than once: only one can hold. */
export function datesTwice(days: readonly SpecialDay[]): Set<string> {
  const seen = new Set<string>();
  return new Set(
    days.map(({ date }) => date).filter((date) => date !== '' && (seen.has(date) || !seen.add(date))),
  );
}

/** Whether nobody has told any hours. */
export function untold(hours: OpeningHours): boolean {
  return hours.days.length === 0 && WEEKDAYS.every((day) => hours[day].length === 0);
}

/** Monday is the first; 1 January 2024 was one. */
export function weekdayName(day: Weekday, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(day)),
  );
}
