import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { pagedQuery } from '../api/paging';
import type { Export, NewExport } from '../api/types';

const POLL_MS = 1_000;
const GOING: readonly string[] = ['waiting', 'running'];

export function isGoing(state: string): boolean {
  return GOING.includes(state);
}

export function exportQuery(id: string) {
  return queryOptions({
    queryKey: ['exports', 'one', id],
    queryFn: () => body(api.GET('/api/v1/exports/{id}', { params: { path: { id } } })),
    refetchInterval: (query) => {
      const state = query.state.data?.state;
      return state === undefined || isGoing(state) ? POLL_MS : false;
    },
  });
}

export const exportsQuery = pagedQuery(['exports', 'list'], (paging) =>
  body(api.GET('/api/v1/exports', { params: { query: paging } })),
);

export function startExport(order: NewExport): Promise<Export> {
  return body(api.POST('/api/v1/exports', { body: order }));
}

export function cancelExport(id: string): Promise<Export> {
  return body(api.POST('/api/v1/exports/{id}:cancel', { params: { path: { id } } }));
}

export function fileAddress(id: string): string {
  return `/api/v1/exports/${encodeURIComponent(id)}/file`;
}

const MONEY = ['revenue', 'gross', 'discount', 'paid', 'refunded'];

/** The columns of the table as those of the file: an amount is a figure there, so its currency stands beside it. */
export function fileColumns(shown: readonly string[]): string[] {
  const last = shown.findLastIndex((key) => MONEY.includes(key));
  return last < 0 ? [...shown] : [...shown.slice(0, last + 1), 'currency', ...shown.slice(last + 1)];
}

export type Filter = string | boolean | undefined;

/** Filters that are set, as the server takes them. */
export function setFilters(filters: Readonly<Record<string, Filter>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
