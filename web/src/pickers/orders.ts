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
}

export function ordersQuery(filters: OrderFilters) {
  return pagedQuery(['orders', 'list', filters], (paging) =>
    body(api.GET('/api/v1/orders', { params: { query: { ...filters, ...paging } } })),
  );
}

/** An order is known by where it comes from and its number there: `SOURCE/NUMBER`. */
export function orderKey({ source, orderId }: { source: string; orderId: string }): string {
  return `${source}/${orderId}`;
}

async function sourceOf(orderId: string): Promise<string | undefined> {
  const { items } = await body(api.GET('/api/v1/orders', { params: { query: { q: orderId, pageSize: 1 } } }));
  return items[0]?.source;
}

/** By its key; a timeline tells the number alone, so the source is then asked for. */
export function orderQuery(key: string) {
  const slash = key.indexOf('/');
  const sourceOrderId = key.slice(slash + 1);
  return queryOptions({
    queryKey: ['orders', 'one', key],
    queryFn: async (): Promise<Order> => {
      const source = slash < 0 ? await sourceOf(sourceOrderId) : key.slice(0, slash);
      const query = source === undefined ? {} : { source };
      const order = await body(
        api.GET('/api/v1/orders/{sourceOrderId}', { params: { path: { sourceOrderId }, query } }),
      );
      return order as Order;
    },
  });
}
