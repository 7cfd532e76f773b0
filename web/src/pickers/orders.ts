import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { pagedQuery } from '../api/paging';
import type { Order } from '../api/types';

export interface OrderFilters {
  q?: string | undefined;
  customer?: string | undefined;
  channel?: string | undefined;
  store?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  status?: string | undefined;
  staff?: string | undefined;
  sku?: string | undefined;
  buyers?: string | undefined;
  revenue?: boolean | undefined;
}

export function ordersQuery(filters: OrderFilters) {
  return pagedQuery(['orders', 'list', filters], (paging) =>
    body(api.GET('/api/v1/orders', { params: { query: { ...filters, ...paging } } })),
  );
}

/** A source has up to 64 characters, a number up to 200. */
export const ORDER_KEY_MAX = 265;

export interface OrderPlace {
  source: string;
  orderId: string;
}

/** An order is known by where it comes from and its number there: `SOURCE:NUMBER`; a source has no colon. */
export function orderKey({ source, orderId }: OrderPlace): string {
  return `${source}:${orderId}`;
}

/** What a key says; a text without a source, as an address may hold, names no order of any source. */
export function orderPlace(key: string): OrderPlace {
  const colon = key.indexOf(':');
  return { source: key.slice(0, Math.max(colon, 0)), orderId: key.slice(colon + 1) };
}

export function orderQuery(key: string) {
  const { source, orderId } = orderPlace(key);
  return queryOptions({
    queryKey: ['orders', 'one', key],
    queryFn: async (): Promise<Order> => {
      const params = { path: { sourceOrderId: orderId }, query: { source } };
      return (await body(api.GET('/api/v1/orders/{sourceOrderId}', { params }))) as Order;
    },
  });
}
