/** Invented units and stores, kept while the stand-in runs: laying them out is nothing without seeing them again. */
import { owners, stores as named, uuid } from './fake-data.ts';
import { members } from './fake-settings.ts';

interface Unit {
  id: string;
  parentId: string | null;
  kind: string;
  name: string;
}

const unitId = (at: number) => uuid(11, at);

const units: Unit[] = [
  { id: unitId(1), parentId: null, kind: 'region', name: '华东大区' },
  { id: unitId(2), parentId: unitId(1), kind: 'city', name: '上海' },
  { id: unitId(3), parentId: unitId(1), kind: 'city', name: '杭州' },
  { id: unitId(4), parentId: null, kind: 'region', name: '西南大区' },
  { id: unitId(5), parentId: unitId(4), kind: 'city', name: '成都' },
  { id: unitId(6), parentId: null, kind: 'team', name: '会员服务组' },
];

const CLOSED = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
const DAY = [{ from: '10:00', to: '22:00' }];
const LATE = [
  { from: '10:00', to: '14:00' },
  { from: '17:00', to: '02:00' },
];

function profile(name: string, unit: string | null, status = 'open') {
  return {
    name,
    unitId: unit,
    status,
    address: null as string | null,
    phone: null as string | null,
    latitude: null as number | null,
    longitude: null as number | null,
    services: [] as string[],
    hours: { ...CLOSED, days: [] as object[] },
    managerId: null as string | null,
  };
}

const [first, second, third] = named.map(({ id }) => id);
const details = [
  {
    id: first ?? '',
    code: 's1',
    version: 1,
    profile: {
      ...profile('静安寺店', unitId(2)),
      address: '上海市静安区南京西路 1 号',
      phone: '021-55501234',
      latitude: 31.2235,
      longitude: 121.4454,
      services: ['改衣', '到店自提'],
      managerId: owners[0]?.id ?? null,
      hours: {
        monday: DAY,
        tuesday: DAY,
        wednesday: DAY,
        thursday: DAY,
        friday: LATE,
        saturday: LATE,
        sunday: [],
        days: [
          { date: '2026-10-01', intervals: [], note: '国庆节' },
          { date: '2026-10-10', intervals: DAY, note: '调休上班' },
        ],
      },
    },
  },
  { id: second ?? '', code: 's2', version: 1, profile: profile('三里屯店', null, 'paused') },
  { id: third ?? '', code: 's3', version: 1, profile: profile('春熙路店', unitId(5)) },
  { id: uuid(7, 3), code: 's4', version: 1, profile: profile('西湖店', unitId(3), 'planned') },
];
type Detail = (typeof details)[number];

const postings = new Map([
  [members[1]?.id ?? '', { unitIds: [unitId(1)], storeIds: [] as string[] }],
  [members[3]?.id ?? '', { unitIds: [], storeIds: [uuid(7, 0), uuid(7, 2), uuid(7, 3)] }],
]);

function above(unit: string | null, kind: string): string | null {
  const at = units.find(({ id }) => id === unit);
  if (at === undefined) return null;
  return at.kind === kind ? at.name : above(at.parentId, kind);
}

export const listUnits = () => ({ items: units });

export const listStores = () => ({
  items: details.map(({ id, code, profile: { name, unitId: unit, status } }) => ({
    id,
    code,
    name,
    unitId: unit,
    region: above(unit, 'region'),
    city: above(unit, 'city'),
    status,
  })),
  nextPageToken: null,
});

export function addUnit(sent: Partial<Unit>): Unit {
  const unit = { parentId: null, kind: 'team', name: '', ...sent, id: unitId(units.length + 1) };
  units.push(unit);
  return unit;
}

export function changeUnit(id: string, sent: Partial<Unit>) {
  const at = units.find((unit) => unit.id === id);
  return at === undefined ? null : Object.assign(at, { parentId: null, ...sent });
}

/** Nothing may be in it, as the server has it. */
export function removeUnit(id: string): 'in use' | null {
  const used =
    units.some(({ parentId }) => parentId === id) ||
    details.some((store) => store.profile.unitId === id) ||
    [...postings.values()].some(({ unitIds }) => unitIds.includes(id));
  if (used) return 'in use';
  units.splice(
    units.findIndex((unit) => unit.id === id),
    1,
  );
  return null;
}

export const storeOf = (id: string) => details.find((store) => store.id === id) ?? null;

export function addStore(sent: { code: string; name: string; unitId?: string }): Detail {
  const made = {
    id: uuid(7, details.length),
    code: sent.code,
    version: 1,
    profile: profile(sent.name, sent.unitId ?? null),
  };
  details.push(made as Detail);
  return made as Detail;
}

export function changeStore(id: string, sent: { profile: Detail['profile']; version: number }) {
  const store = storeOf(id);
  if (store === null) return null;
  if (sent.version !== store.version) return 'stale';
  return Object.assign(store, { profile: sent.profile, version: store.version + 1 });
}

export const listPostings = () => ({
  items: [...postings].map(([memberId, places]) => ({ memberId, ...places })),
});

export function postMember(id: string, places: { unitIds: string[]; storeIds: string[] }) {
  postings.set(id, places);
  return places;
}
