import { dayAfter } from '../../lib/days';
import { ordersQuery } from '../../pickers/orders';
import type { OrdersSearch } from './search';

export function searchedOrders({ q, channel, store, from, to }: OrdersSearch) {
  return ordersQuery({ q, channel, store, from, to: to === undefined ? undefined : dayAfter(to) });
}
