import type { CustomerPage, CustomerSummary } from '../../api/types';

/** What only some companies know of their customers. */
const SOMETIMES = ['email', 'channel', 'store', 'owner'] as const;

export type Sometimes = (typeof SOMETIMES)[number];

interface List {
  rows: readonly CustomerSummary[];
  first: CustomerPage | undefined;
  outdated: boolean;
}

/**
 * What no customer has, so that neither a column nor a filter would say anything. Only a list without filters can
 * tell, and only one of a single page: what comes while somebody scrolls must not change the table.
 */
export function absentFields({ rows, first, outdated }: List, filtered: boolean): readonly Sometimes[] {
  if (filtered || outdated || first === undefined || first.nextPageToken != null) return [];
  return SOMETIMES.filter((field) => rows.every((row) => row[field] == null));
}
