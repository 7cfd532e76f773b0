import { describe, expect, test } from 'vitest';
import { dayAfter } from './days';
import { formatDateTime, formatMoney, maskPhone } from './format';
import { present, word } from './search';

describe('money', () => {
  test('is written with its own sign and its own decimals', () => {
    expect(formatMoney({ amount: '1268.5', currency: 'CNY' }, 'zh-CN')).toBe('¥1,268.50');
    expect(formatMoney({ amount: '1268', currency: 'JPY' }, 'en')).toBe('¥1,268');
    expect(formatMoney({ amount: '-3.10', currency: 'GBP' }, 'en')).toBe('-£3.10');
  });

  test('of an unknown currency is still readable', () => {
    expect(formatMoney({ amount: '1.00', currency: '??' }, 'en')).toBe('1.00 ??');
  });
});

describe('times', () => {
  test('are shown in the zone of the tenant', () => {
    const zone = 'Asia/Shanghai';

    expect(formatDateTime('2026-11-20T16:30:00Z', { zone })).toBe('2026-11-21 00:30');
  });

  test('end with the day after, also across a year', () => {
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
    expect(dayAfter('2028-02-28')).toBe('2028-02-29');
  });
});

describe('phones', () => {
  test.each([
    ['13800138000', '138****8000'],
    ['+8613800138000', '138****8000'],
    ['+442071838750', '+4420****8750'],
    ['12345', '***45'],
    ['138****8000', '138****8000'],
  ])('%s is shown as %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });
});

describe('words of the address', () => {
  test('are taken as text and only when they are there', () => {
    expect(word('a')).toBe('a');
    expect(word(2671)).toBe('2671');
    expect(word('')).toBeUndefined();
    expect(word({ q: 1 })).toBeUndefined();
    expect(word('x'.repeat(201))).toBeUndefined();
    expect(present({ a: undefined, b: 'b' })).toEqual({ b: 'b' });
  });
});
