import { expect, test } from 'vitest';
import type { OpeningHours } from '../../../api/types';
import {
  copiedToAll,
  datesTwice,
  endsNextDay,
  isAllDay,
  overlap,
  proposed,
  untold,
  WEEKDAYS,
  weekdayName,
  type Interval,
} from './hours';

const interval = (text: string): Interval => {
  const [from = '', to = ''] = text.split('-');
  return { from, to };
};
const NONE: OpeningHours = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
  days: [],
};

test.each([
  ['10:00-22:00', false, false],
  ['18:00-02:00', true, false],
  ['18:00-00:00', true, false],
  ['00:00-00:00', false, true],
  ['18:00-', false, false],
])('%s', (text, next, whole) => {
  expect(endsNextDay(interval(text))).toBe(next);
  expect(isAllDay(interval(text))).toBe(whole);
});

test.each([
  [['10:00-14:00', '14:00-18:00'], false],
  [['17:00-02:00', '10:00-14:00'], false],
  [['10:00-14:00', '13:59-18:00'], true],
  [['17:00-02:00', '20:00-21:00'], true],
  [['08:00-08:00', '09:00-10:00'], true],
  [['10:00-', '09:00-12:00'], false],
  [[], false],
])('%j overlap: %s', (texts, does) => {
  expect(overlap(texts.map(interval))).toBe(does);
});

test.each([
  [[], '10:00-22:00'],
  [['10:00-14:00'], '14:00-16:00'],
  [['10:00-23:00'], '23:00-01:00'],
  [['18:00-02:00'], '-'],
])('after %j comes %s', (texts, next) => {
  expect(proposed(texts.map(interval))).toEqual(interval(next));
});

test('one day is copied to all, special dates stay', () => {
  const days = [{ date: '2026-10-01', intervals: [], note: 'holiday' }];
  const hours = copiedToAll({ ...NONE, days, monday: [interval('09:00-18:00')] }, 'monday');

  expect(WEEKDAYS.map((day) => hours[day])).toEqual(WEEKDAYS.map(() => [interval('09:00-18:00')]));
  expect(hours.days).toBe(days);
  expect(untold(hours)).toBe(false);
  expect(untold(NONE)).toBe(true);
});

test('a date that stands twice is found', () => {
  const day = (date: string) => ({ date, intervals: [] });

  expect([...datesTwice(['2026-10-01', '2026-10-02', '2026-10-01', '', ''].map(day))]).toEqual([
    '2026-10-01',
  ]);
});

test('the week begins on Monday', () => {
  expect(weekdayName('monday', 'en')).toBe('Monday');
  expect(weekdayName('sunday', 'zh-CN')).toBe('星期日');
});
