import type { OpeningHours, StoreChange, StoreDetail } from '../../../api/types';
import { HEAD_OFFICE } from './layout';

/** A store's profile as its form holds it: what is not told is empty. */
export interface StoreDraft {
  name: string;
  unitId: string;
  status: string;
  address: string;
  phone: string;
  latitude: string;
  longitude: string;
  services: string[];
  managerId: string;
  hours: OpeningHours;
}

const text = (value: string | number | null | undefined) => (value == null ? '' : String(value));

export function draftOf({ profile }: StoreDetail): StoreDraft {
  return {
    name: profile.name,
    unitId: profile.unitId ?? HEAD_OFFICE,
    status: profile.status,
    address: text(profile.address),
    phone: text(profile.phone),
    latitude: text(profile.latitude),
    longitude: text(profile.longitude),
    services: profile.services,
    managerId: text(profile.managerId),
    hours: profile.hours,
  };
}

/** The same for the server; what is empty is left out. */
export function profileOf(draft: StoreDraft): StoreChange['profile'] {
  const { name, status, services, hours, latitude, longitude, ...rest } = draft;
  const told = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
  return {
    name,
    status,
    services,
    hours,
    ...told,
    ...(latitude === '' ? {} : { latitude: Number(latitude) }),
    ...(longitude === '' ? {} : { longitude: Number(longitude) }),
  };
}

export function differs(one: StoreDraft, other: StoreDraft): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
