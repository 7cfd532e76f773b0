import { dayAfter } from '../../lib/days';
import { ordersQuery } from '../../pickers/orders';
import type { OrdersSearch } from './search';

export function searchedOrders({ to, buyers, ...filters }: Omit<OrdersSearch, 'order'>) {
  return ordersQuery({
    ...filters,
    to: to === undefined ? undefined : dayAfter(to),
    // Who is new is asked of a day: without one the filter says nothing.
    buyers: buyers === 'unknown' || filters.from !== undefined ? buyers : undefined,
  });
}
