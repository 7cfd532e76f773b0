import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { dayAfter } from '../lib/days';
import type { Interval, Range } from '../lib/ranges';

/** What all reports are asked for; `to` is the last day meant, or the moment before which it ends. */
export interface Asked {
  from: string;
  to: string;
  currency?: string | undefined;
}

const STALE_MS = 60_000;

function during({ from, to, currency }: Asked) {
  return { from, to: to.includes('T') ? to : dayAfter(to), currency };
}

export type Place = 'channel' | 'store';

export function salesQuery(asked: Asked & { interval: Interval; breakdown?: Place | undefined }) {
  const query = { ...during(asked), interval: asked.interval, breakdown: asked.breakdown };
  return queryOptions({
    queryKey: ['reports', 'sales', query],
    queryFn: () => body(api.GET('/api/v1/reports/sales', { params: { query } })),
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  });
}

export function buyersQuery(asked: Asked & { interval: Interval }) {
  const query = { ...during(asked), interval: asked.interval };
  return queryOptions({
    queryKey: ['reports', 'customers', query],
    queryFn: () => body(api.GET('/api/v1/reports/customers', { params: { query } })),
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  });
}

export interface Where {
  channel?: string | undefined;
  store?: string | undefined;
}

export function productsQuery(
  asked: Asked & Where & { category?: string | undefined; sort: string; limit: number },
) {
  const { channel, store, category, sort, limit } = asked;
  const query = { ...during(asked), channel, store, category, sort, limit };
  return queryOptions({
    queryKey: ['reports', 'products', query],
    queryFn: () => body(api.GET('/api/v1/reports/products', { params: { query } })),
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  });
}

export function basketsQuery({ from, to, channel, store, sort }: Range & Where & { sort: string }) {
  const query = { from, to: dayAfter(to), channel, store, sort, limit: 100 };
  return queryOptions({
    queryKey: ['reports', 'baskets', query],
    queryFn: () => body(api.GET('/api/v1/reports/basket-pairs', { params: { query } })),
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  });
}
