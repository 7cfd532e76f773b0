import { present, word } from '../../../lib/search';

/** What the address of the page holds: the unit whose stores are shown, and what is looked for among them. */
export interface OrganizationSearch {
  unit?: string | undefined;
  q?: string | undefined;
}

export function organizationSearch(search: {
  [K in keyof OrganizationSearch]?: unknown;
}): OrganizationSearch {
  return present<OrganizationSearch>({ unit: word(search.unit), q: word(search.q) });
}
