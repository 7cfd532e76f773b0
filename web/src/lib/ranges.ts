import dayjs from 'dayjs';

/** Days of the calendar, `2026-11-21`; `to` is the last one meant. */
export interface Range {
  from: string;
  to: string;
}

export const PRESETS = ['today', '7d', '30d', '90d', 'month', 'lastMonth', 'year', '12m', 'custom'] as const;

export type Preset = (typeof PRESETS)[number];

const DAY = 'YYYY-MM-DD';

/** What a period is called: its month, or the day on which it begins. */
export function periodName(period: string, interval: Interval): string {
  return interval === 'month' ? period.slice(0, 7) : period;
}

/** Today in a zone, wherever the reader sits. */
export function today(zone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now);
}

export function shiftDays(day: string, days: number): string {
  return dayjs(day).add(days, 'day').format(DAY);
}

export function daysIn({ from, to }: Range): number {
  return dayjs(to).diff(dayjs(from), 'day') + 1;
}

/** The days that a preset means on a day; those of the reader's own choice are given. */
export function rangeOf(preset: Preset, day: string, chosen: Partial<Range> = {}): Range {
  const at = dayjs(day);
  switch (preset) {
    case 'today':
      return { from: day, to: day };
    case '7d':
      return { from: shiftDays(day, -6), to: day };
    case '30d':
      return { from: shiftDays(day, -29), to: day };
    case '90d':
      return { from: shiftDays(day, -89), to: day };
    case 'month':
      return { from: at.startOf('month').format(DAY), to: day };
    case 'lastMonth':
      return {
        from: at.subtract(1, 'month').startOf('month').format(DAY),
        to: at.subtract(1, 'month').endOf('month').format(DAY),
      };
    case 'year':
      return { from: at.startOf('year').format(DAY), to: day };
    case '12m':
      return { from: at.subtract(11, 'month').startOf('month').format(DAY), to: day };
    case 'custom': {
      const to = chosen.to ?? day;
      const from = chosen.from ?? shiftDays(to, -29);
      return from <= to ? { from, to } : { from: to, to: from };
    }
  }
}

/**
 * What a range is compared with: the same part of the month or year before where the range is one of the calendar,
 * otherwise as many days right before it.
 */
export function rangeBefore(preset: Preset, { from, to }: Range): Range {
  const back = (unit: 'month' | 'year', count = 1): Range => ({
    from: dayjs(from).subtract(count, unit).format(DAY),
    to: dayjs(to).subtract(count, unit).format(DAY),
  });
  switch (preset) {
    case 'month':
      return back('month');
    case 'year':
      return back('year');
    case '12m':
      return back('month', 12);
    case 'lastMonth':
      return { from: back('month').from, to: shiftDays(from, -1) };
    default:
      return { from: shiftDays(from, -daysIn({ from, to })), to: shiftDays(from, -1) };
  }
}

export type Interval = 'day' | 'week' | 'month';

const DAYS_BY_DAY = 45;
const DAYS_BY_WEEK = 190;

/** How long a period of a chart is, so that it has neither few nor very many. */
export function intervalOf(range: Range): Interval {
  const days = daysIn(range);
  if (days <= DAYS_BY_DAY) return 'day';
  return days <= DAYS_BY_WEEK ? 'week' : 'month';
}

/** The first days of all periods that a range touches; weeks start on Monday. */
export function periodsOf({ from, to }: Range, interval: Interval): string[] {
  const first = dayjs(from);
  let next =
    interval === 'day'
      ? first
      : interval === 'month'
        ? first.startOf('month')
        : first.subtract((first.day() + 6) % 7, 'day');
  const last = dayjs(to);
  const periods: string[] = [];
  while (!next.isAfter(last)) {
    periods.push(next.format(DAY));
    next = next.add(1, interval);
  }
  return periods;
}

/** The days of one period that are in the range. */
export function daysOf(period: string, interval: Interval, range: Range): Range {
  const end = dayjs(period).add(1, interval).subtract(1, 'day').format(DAY);
  return { from: period < range.from ? range.from : period, to: end > range.to ? range.to : end };
}
