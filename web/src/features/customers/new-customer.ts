import type { NewCustomer } from '../../api/types';

export interface Draft {
  kind: NewCustomer['kind'];
  name: string;
  phone: string;
  email: string;
  memberCard: string;
  city: string;
  ownerId: string;
  tags: string[];
}

export const EMPTY: Draft = {
  kind: 'person',
  name: '',
  phone: '',
  email: '',
  memberCard: '',
  city: '',
  ownerId: '',
  tags: [],
};

const IDENTIFIERS = ['phone', 'email', 'memberCard'] as const;
export type DraftIdentifier = (typeof IDENTIFIERS)[number];

function filled(draft: Draft): DraftIdentifier[] {
  return IDENTIFIERS.filter((type) => draft[type].trim() !== '');
}

export function toNewCustomer(draft: Draft): NewCustomer {
  const identifiers = filled(draft).map((type) => ({ type, value: draft[type].trim() }));
  return {
    kind: draft.kind,
    ...(draft.name.trim() === '' ? {} : { name: draft.name.trim() }),
    ...(draft.city.trim() === '' ? {} : { city: draft.city.trim() }),
    ...(draft.ownerId === '' ? {} : { ownerId: draft.ownerId }),
    identifiers,
    tags: draft.tags,
  };
}

/** Where the server points when it objects to this identifier; undefined when it was not sent. */
export function pointersOf(draft: Draft, type: DraftIdentifier): string[] {
  const at = filled(draft).indexOf(type);
  return at < 0 ? [] : [`/identifiers/${at}/value`, `/identifiers/${at}`, `/identifiers[${at}].value`];
}
