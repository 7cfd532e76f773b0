import { expect, test } from 'vitest';
import type { Store, Unit } from '../../../api/types';
import { HEAD_OFFICE, layOut, linesOf, matching, parentsFor, pathName, storesWithin, within } from './layout';

const unit = (id: string, parentId?: string): Unit => ({
  id,
  kind: 'region',
  name: id.toUpperCase(),
  ...(parentId === undefined ? {} : { parentId }),
});
const store = (code: string, unitId?: string, city?: string): Store => ({
  id: `id-${code}`,
  code,
  name: `Store ${code}`,
  status: 'open',
  ...(unitId === undefined ? {} : { unitId }),
  ...(city === undefined ? {} : { city }),
});

const LAYOUT = layOut(
  [unit('city', 'east'), unit('east'), unit('team', 'city'), unit('west'), unit('lost', 'unseen')],
  [store('s3', 'team'), store('s1', 'east', 'Riga'), store('s2'), store('s4', 'unseen')],
);
const place = (id: string) => LAYOUT.places.get(id) ?? LAYOUT.root;
const ids = (places: { id: string }[]) => places.map(({ id }) => id);

test('units hang below their parents, what hangs nowhere below the head office', () => {
  expect(ids(LAYOUT.root.parts)).toEqual(['east', 'west', 'lost']);
  expect(ids(within(place('east')))).toEqual(['east', 'city', 'team']);
  expect(pathName(place('team'))).toBe('EAST / CITY / TEAM');
  expect(pathName(LAYOUT.root)).toBe('');
});

test('a place has the stores of all below it, by code', () => {
  expect(storesWithin(place('east')).map(({ code }) => code)).toEqual(['s1', 's3']);
  expect(storesWithin(LAYOUT.root).map(({ code }) => code)).toEqual(['s1', 's2', 's3', 's4']);
  expect(storesWithin(place('west'))).toEqual([]);
});

test('a unit may be moved anywhere but into itself and its parts', () => {
  expect(ids(parentsFor(LAYOUT, 'city'))).toEqual([HEAD_OFFICE, 'east', 'west', 'lost']);
  expect(parentsFor(LAYOUT, undefined)).toHaveLength(6);
});

test('only what is below open places is in sight', () => {
  expect(linesOf(LAYOUT.root, new Set())).toHaveLength(1);
  expect(
    linesOf(LAYOUT.root, new Set([HEAD_OFFICE, 'east'])).map(
      ({ place: { id }, level, position, siblings }) => [id, level, position, siblings],
    ),
  ).toEqual([
    [HEAD_OFFICE, 1, 1, 1],
    ['east', 2, 1, 3],
    ['city', 3, 1, 1],
    ['west', 2, 2, 3],
    ['lost', 2, 3, 3],
  ]);
});

test.each([
  ['S3', ['s3']],
  [' riga ', ['s1']],
  ['store', ['s1', 's2', 's3', 's4']],
  ['nobody', []],
  [undefined, ['s1', 's2', 's3', 's4']],
])('%s finds %j', (text, codes) => {
  expect(matching(storesWithin(LAYOUT.root), text).map(({ code }) => code)).toEqual(codes);
});
