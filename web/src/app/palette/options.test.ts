import { describe, expect, it, test } from 'vitest';
import { agreement } from '../../ui/highlight';
import { matches, matching, type Option } from './options';
import { parseRecent, RECENT_MAX, remember } from './recent';

const option = (title: string, words = ''): Option => ({
  id: title,
  title,
  words,
  icon: null,
  run: () => undefined,
});

test.each([
  ['客户', 'customers kehu kh', '客', true],
  ['客户', 'customers kehu kh', 'keh', true],
  ['客户', 'customers kehu kh', 'hu', false],
  ['新建客户', '', '建客户', true],
  ['New customer', '', 'cust new', true],
  ['New customer', '', 'ustomer', false],
  ['Settings · API keys', '', 'api', true],
  ['Customers', '', '2671', false],
])('"%s" (%s) agrees with "%s": %s', (title, words, typed, agrees) => {
  expect(matches(option(title, words), typed)).toBe(agrees);
});

describe('groups', () => {
  const groups = [
    { key: 'recent', title: 'Recent', options: [option('Orders of Li')] },
    { key: 'go', title: 'Go to', options: [option('Orders'), option('Imports')] },
    { key: 'page', title: 'Here', options: [] },
  ];

  it('are all shown while nothing is typed, but for empty ones', () => {
    expect(matching(groups, ' ', 'Commands').map(({ key }) => key)).toEqual(['recent', 'go']);
  });

  it('become one of what agrees; what was opened before is found by the server', () => {
    const found = matching(groups, 'ord', 'Commands');

    expect(found.map(({ title }) => title)).toEqual(['Commands']);
    expect(found[0]?.options.map(({ title }) => title)).toEqual(['Orders']);
  });

  it('are gone when nothing agrees', () => {
    expect(matching(groups, '2671', 'Commands')).toEqual([]);
  });
});

describe('what was opened', () => {
  const place = (text: string | null) => {
    let value = text;
    return { read: () => value, write: (next: string | null) => void (value = next) };
  };

  it('is kept newest first, each once, and only so many', () => {
    const kept = place(null);
    for (let at = 0; at < RECENT_MAX + 3; at++)
      remember(kept, { kind: 'customer', id: `${at}`, title: `P${at}` });
    remember(kept, { kind: 'customer', id: '5', title: 'renamed' });

    const recent = parseRecent(kept.read());
    expect(recent).toHaveLength(RECENT_MAX);
    expect(recent[0]).toEqual({ kind: 'customer', id: '5', title: 'renamed' });
    expect(recent.filter(({ id }) => id === '5')).toHaveLength(1);
  });

  it.each(['', '{', '{"a":1}', '[1,null,{"kind":"x"}]', '"a"'])(
    'is nothing when it is spoilt: %s',
    (text) => {
      expect(parseRecent(text)).toEqual([]);
    },
  );
});

test.each([
  ['王雨桐', '雨', ['王', '*雨', '桐']],
  ['Ann and an', 'AN', ['*An', 'n ', '*an', 'd ', '*an']],
  ['138****2671', '2671', ['138****', '*2671']],
  ['İstanbul', 'i', ['İstanbul']],
  ['abc', ' ', ['abc']],
])('%s shows where it agrees with %s', (text, typed, parts) => {
  expect(agreement(text, typed).map((part) => (part.hit ? `*${part.text}` : part.text))).toEqual(parts);
});
