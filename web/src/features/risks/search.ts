import { oneOf, present } from '../../lib/search';

export const KINDS = [
  'bulk_read',
  'bulk_export',
  'new_network',
  'mass_role_change',
  'failed_sign_ins',
  'mass_change',
  'off_hours',
  'leaver',
  'chain_break',
  'disk',
  'queue_age',
  'clock_skew',
] as const;
export const STATES = ['open', 'acknowledged', 'resolved'] as const;
export type Kind = (typeof KINDS)[number];

/** Its key among the words, where an underscore means something else. */
export const WORDS_OF = {
  bulk_read: 'bulkRead',
  bulk_export: 'bulkExport',
  new_network: 'newNetwork',
  mass_role_change: 'massRoleChange',
  failed_sign_ins: 'failedSignIns',
  mass_change: 'massChange',
  off_hours: 'offHours',
  leaver: 'leaver',
  chain_break: 'chainBreak',
  disk: 'disk',
  queue_age: 'queueAge',
  clock_skew: 'clockSkew',
} as const satisfies Record<Kind, string>;

export type State = (typeof STATES)[number];

/** What the address of the board holds. */
export interface RisksSearch {
  state?: State | undefined;
  kind?: Kind | undefined;
}

type Unchecked<S> = { [K in keyof S]?: unknown };

export function risksSearch(search: Unchecked<RisksSearch>): RisksSearch {
  return present<RisksSearch>({ state: oneOf(STATES, search.state), kind: oneOf(KINDS, search.kind) });
}
