import type { FieldAccess } from '../../api/session';
import type { Customer } from '../../api/types';

/** What the facts suggest to do next; nothing is guessed. */
export type NextStep =
  | { kind: 'restore' }
  | { kind: 'contact' }
  | { kind: 'name' }
  | { kind: 'greet'; at: string }
  | { kind: 'refunds'; share: number }
  | { kind: 'away'; days: number }
  | { kind: 'noOrder' }
  | { kind: 'fine' };

/** Nobody ordered for so long comes back without being asked. */
export const AWAY_DAYS = 180;
/** A first order is news for so long. */
export const GREET_DAYS = 14;
/** More than this part of the revenue went back. */
export const REFUNDED_SHARE = 0.3;

const DAY_MS = 86_400_000;
const CONTACTS: readonly string[] = ['phone', 'email'];

type Facts = Pick<
  Customer,
  'status' | 'name' | 'identifiers' | 'orderCount' | 'revenue' | 'refunded' | 'firstOrderAt' | 'lastOrderAt'
>;

function daysSince(at: string | null | undefined, now: Date): number | undefined {
  return at == null ? undefined : Math.floor((now.getTime() - new Date(at).getTime()) / DAY_MS);
}

function refundedShare({ revenue, refunded }: Facts): number {
  const whole = Number(revenue?.amount ?? 0);
  return whole <= 0 ? 0 : Number(refunded?.amount ?? 0) / whole;
}

/** The most pressing one: without a way to reach somebody nothing else helps. What is hidden is not missing. */
export function nextStep(customer: Facts, now: Date, access: (field: string) => FieldAccess): NextStep {
  const { status, name, identifiers, orderCount, firstOrderAt, lastOrderAt } = customer;
  if (status === 'archived') return { kind: 'restore' };
  const hidden = (field: string) => access(`customer.${field}`) === 'hide';
  if (!CONTACTS.some(hidden) && !identifiers.some(({ type }) => CONTACTS.includes(type)))
    return { kind: 'contact' };
  if (name == null && !hidden('name')) return { kind: 'name' };
  if (orderCount === 0) return { kind: 'noOrder' };
  const share = refundedShare(customer);
  if (share > REFUNDED_SHARE) return { kind: 'refunds', share };
  const since = daysSince(firstOrderAt, now);
  if (orderCount === 1 && firstOrderAt != null && since !== undefined && since <= GREET_DAYS) {
    return { kind: 'greet', at: firstOrderAt };
  }
  const days = daysSince(lastOrderAt, now);
  return days !== undefined && days > AWAY_DAYS ? { kind: 'away', days } : { kind: 'fine' };
}
