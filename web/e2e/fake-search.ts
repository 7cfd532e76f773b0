/** What the stand-in finds for a few characters: people by name or the end of a phone, orders by their number. */
import type { SearchGroup } from '../src/api/types';
import { customer, orderSummary, summary } from './fake-data.ts';

const EACH = 5;
const CUSTOMERS = 5_000;
const ORDERS = 3_000;

function first<T>(count: number, wanted: (at: number) => T | undefined): T[] {
  const hits: T[] = [];
  for (let at = 0; at < count && hits.length < EACH; at++) {
    const hit = wanted(at);
    if (hit !== undefined) hits.push(hit);
  }
  return hits;
}

export function found(typed: string): SearchGroup[] {
  const customers = first(CUSTOMERS, (at) => {
    const { id, name, phone, city } = summary(at);
    const byPhone = /^\d{3,}$/.test(typed) && phone?.endsWith(typed) === true;
    if (!byPhone && name?.includes(typed) !== true) return undefined;
    return {
      kind: 'customer',
      id,
      title: name,
      subtitle: city,
      contact: phone == null ? undefined : { type: 'phone', value: phone },
      matched: byPhone ? { field: 'phone', text: phone } : { field: 'name', text: name ?? '' },
      document: undefined,
      customerId: id,
      archived: customer(at).status === 'archived',
    };
  });
  const orders = first(ORDERS, (at) => {
    const { id, orderId, source, orderedAt, gross, customerId, customerName } = orderSummary(at);
    if (!orderId.toLowerCase().startsWith(typed.toLowerCase())) return undefined;
    return {
      kind: 'order',
      id,
      title: orderId,
      subtitle: customerName,
      contact: undefined,
      matched: { field: 'number', text: orderId },
      document: { source, number: orderId, orderId, at: orderedAt, amount: gross },
      customerId,
      archived: false,
    };
  });
  return [
    { kind: 'customer', hits: customers, more: customers.length === EACH },
    { kind: 'order', hits: orders, more: orders.length === EACH },
  ].filter(({ hits }) => hits.length > 0);
}
