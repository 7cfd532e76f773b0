import { dayAfter } from '../../lib/days';
import { ordersQuery } from '../../pickers/orders';
import type { OrdersSearch } from './search';

/** The list's filters as data: what the server is asked by, whoever asks. */
export function orderFilters(search: OrdersSearch) {
  const { q, channel, store, from, to, status, staff, sku, buyers, revenue } = search;
  return {
    ...{ q, channel, store, from, status, staff, sku, revenue },
    to: to === undefined ? undefined : dayAfter(to),
    // Who is new is asked of a day: without one the filter says nothing.
    buyers: buyers === 'unknown' || from !== undefined ? buyers : undefined,
  };
}

export function searchedOrders(search: OrdersSearch) {
  return ordersQuery(orderFilters(search));
}
