import { describe, expect, it } from 'vitest';
import {
  daysIn,
  daysOf,
  intervalOf,
  periodName,
  periodsOf,
  PRESETS,
  rangeBefore,
  rangeOf,
  today,
} from './ranges';

const DAY = '2026-03-31';

describe('ranges', () => {
  it.each([
    ['today', '2026-03-31', '2026-03-31', '2026-03-30', '2026-03-30'],
    ['7d', '2026-03-25', '2026-03-31', '2026-03-18', '2026-03-24'],
    ['30d', '2026-03-02', '2026-03-31', '2026-01-31', '2026-03-01'],
    ['month', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['lastMonth', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['year', '2026-01-01', '2026-03-31', '2025-01-01', '2025-03-31'],
    ['12m', '2025-04-01', '2026-03-31', '2024-04-01', '2025-03-31'],
  ] as const)('%s is compared with what comes before it', (preset, from, to, fromBefore, toBefore) => {
    const range = rangeOf(preset, DAY);
    expect(range).toEqual({ from, to });
    expect(rangeBefore(preset, range)).toEqual({ from: fromBefore, to: toBefore });
  });

  it('takes the days that were chosen, whichever comes first', () => {
    expect(rangeOf('custom', DAY, { from: '2026-02-10', to: '2026-02-01' })).toEqual({
      from: '2026-02-01',
      to: '2026-02-10',
    });
    expect(daysIn(rangeOf('custom', DAY))).toBe(30);
  });

  it('covers every range with periods that do not overlap', () => {
    for (const preset of PRESETS) {
      const range = rangeOf(preset, DAY, { from: '2025-11-12', to: '2026-02-03' });
      for (const interval of ['day', 'week', 'month'] as const) {
        const days = periodsOf(range, interval).map((period) => daysOf(period, interval, range));
        expect(days[0]?.from).toBe(range.from);
        expect(days.at(-1)?.to).toBe(range.to);
        expect(days.reduce((sum, part) => sum + daysIn(part), 0)).toBe(daysIn(range));
      }
    }
  });

  it('calls a month by its month', () => {
    expect(periodName('2026-03-01', 'month')).toBe('2026-03');
    expect(periodName('2026-03-01', 'day')).toBe('2026-03-01');
  });

  it('starts weeks on Monday', () => {
    expect(periodsOf({ from: '2026-03-29', to: '2026-03-31' }, 'week')).toEqual(['2026-03-23', '2026-03-30']);
  });

  it('draws days of a month, weeks of a quarter and months of a year', () => {
    expect((['30d', '90d', '12m'] as const).map((preset) => intervalOf(rangeOf(preset, DAY)))).toEqual([
      'day',
      'week',
      'month',
    ]);
  });

  it('knows which day it is in the company’s zone', () => {
    const now = new Date('2026-03-31T17:00:00Z');
    expect(today('Asia/Shanghai', now)).toBe('2026-04-01');
    expect(today('America/New_York', now)).toBe('2026-03-31');
  });
});
