import { expect, test } from 'vitest';
import type { StoreDetail } from '../../../api/types';
import { differs, draftOf, profileOf } from './store-draft';

const hours = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
  days: [],
};
const BARE: StoreDetail = {
  id: 's',
  code: 's1',
  version: 1,
  profile: { name: 'Lake', status: 'open', services: [], hours },
};

test('what is not told goes back as nothing', () => {
  expect(profileOf(draftOf(BARE))).toEqual(BARE.profile);
});

test('what is told goes back as it came', () => {
  const profile = {
    ...BARE.profile,
    unitId: 'u',
    managerId: 'm',
    address: 'Lake 1',
    phone: '1',
    latitude: 0,
    longitude: -121.5,
    services: ['pick-up'],
  };

  expect(profileOf(draftOf({ ...BARE, profile }))).toEqual(profile);
});

test('a change is told from none', () => {
  const draft = draftOf(BARE);

  expect(differs(draft, draftOf(BARE))).toBe(false);
  expect(differs({ ...draft, services: ['pick-up'] }, draft)).toBe(true);
});
