import { expect, test } from 'vitest';
import { typedOn } from './early-keys';
import { pressed, type Stroke } from './shortcut-keys';

const PLAIN = { command: false, alt: false, typing: false, covered: false };
const ON = { on: true, going: false };

const cases: [string, Partial<Stroke>, Partial<typeof ON>, string][] = [
  ['k', { command: true }, {}, 'palette'],
  ['K', { command: true }, {}, 'palette'],
  ['k', { command: true, typing: true }, { on: false }, 'palette'],
  ['k', { command: true, alt: true }, {}, 'none'],
  ['c', { command: true }, {}, 'none'],
  ['/', {}, {}, 'search'],
  ['?', {}, {}, 'sheet'],
  ['n', {}, {}, 'create'],
  ['c', {}, {}, 'create'],
  ['g', {}, {}, 'wait'],
  ['c', {}, { going: true }, 'go'],
  [']', {}, {}, 'page'],
  ['/', { typing: true }, {}, 'none'],
  ['n', { covered: true }, {}, 'none'],
  ['g', { alt: true }, {}, 'none'],
  ['/', {}, { on: false }, 'none'],
  ['c', {}, { on: false, going: true }, 'none'],
];

test.each(cases)('%s with %o in mood %o asks for %s', (key, stroke, mood, kind) => {
  expect(pressed({ ...PLAIN, key, ...stroke }, { ...ON, ...mood }).kind).toBe(kind);
});

test('keys pressed too early are kept, with Enter at their end', () => {
  const keys = ['2', '6', 'Shift', '8', 'Backspace', '7', '1', 'Enter', 'x'];

  expect(keys.reduce(typedOn, '')).toBe('2671\n');
});
