import { dayAfter } from '../../lib/days';
import { day, oneOf, present, word } from '../../lib/search';

/** What the address of the audit holds. Days are days in the company's zone; `to` is the last one meant. */
export interface AuditSearch {
  /** `user:ID`, `api_key:ID`, `system` or `anonymous`. */
  actor?: string | undefined;
  action?: string | undefined;
  objectType?: string | undefined;
  objectId?: string | undefined;
  outcome?: 'done' | 'refused' | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

type Unchecked<S> = { [K in keyof S]?: unknown };

const WHO = /^(system|anonymous|(user|api_key):[0-9a-f-]{36})$/;
export const OUTCOMES = ['done', 'refused'] as const;

export function auditSearch(search: Unchecked<AuditSearch>): AuditSearch {
  const actor = word(search.actor);
  return present<AuditSearch>({
    actor: actor !== undefined && WHO.test(actor) ? actor : undefined,
    action: word(search.action, 100),
    objectType: word(search.objectType, 100),
    objectId: word(search.objectId, 100),
    outcome: oneOf(OUTCOMES, search.outcome),
    from: day(search.from),
    to: day(search.to),
  });
}

/** What the server is asked by. */
export function auditFilters({ to, ...search }: AuditSearch) {
  return present({ ...search, to: to === undefined ? undefined : dayAfter(to) });
}
