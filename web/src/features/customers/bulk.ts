import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { pagedQuery } from '../../api/paging';
import type { BulkChange, NewBulkChange } from '../../api/types';
import type { CustomersSearch } from './search';

/** Which customers: some that were picked, or all that the list of these filters has. */
export type BulkTarget =
  | { kind: 'some'; ids: readonly string[] }
  | { kind: 'all'; search: CustomersSearch; count: number; capped: boolean };

export type BulkEdit = Omit<NewBulkChange, 'query' | 'ids'>;

/** More ids than this are not sent; who wants more sends the query. */
export const IDS_MAX = 1_000;
const WATCH_MS = 1_000;
const RECENT = 5;

export function isGoing({ state }: BulkChange): boolean {
  return state === 'running' || state === 'undoing';
}

/** The query goes to the server, never the ids of those it finds. */
export function requestOf(target: BulkTarget, edit: BulkEdit): NewBulkChange {
  if (target.kind === 'some') return { ids: [...target.ids], ...edit };
  const { q, status, channel, store, tag, owner } = target.search;
  const given = Object.entries({ q, status, channel, store, tag, owner }).filter(([, value]) => value);
  return { query: Object.fromEntries(given), ...edit };
}

export function bulkPreviewQuery(request: NewBulkChange | undefined) {
  return queryOptions({
    queryKey: ['bulk-preview', request],
    queryFn: () => body(api.POST('/api/v1/bulk-changes:preview', { body: request ?? {} })),
    enabled: request !== undefined,
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
}

export function startBulkChange(request: NewBulkChange): Promise<BulkChange> {
  return body(api.POST('/api/v1/bulk-changes', { body: request }));
}

export function cancelBulkChange(id: string): Promise<BulkChange> {
  return body(api.POST('/api/v1/bulk-changes/{id}:cancel', { params: { path: { id } } }));
}

export function undoBulkChange(id: string): Promise<BulkChange> {
  return body(api.POST('/api/v1/bulk-changes/{id}:undo', { params: { path: { id } } }));
}

/** The newest ones; asked for again and again while one of them is going. */
export const recentBulkQuery = queryOptions({
  queryKey: ['bulk-changes', 'recent'],
  queryFn: () => body(api.GET('/api/v1/bulk-changes', { params: { query: { pageSize: RECENT } } })),
  refetchInterval: ({ state }) => (state.data?.items.some(isGoing) === true ? WATCH_MS : false),
});

export const bulkHistoryQuery = pagedQuery(['bulk-changes', 'list'], (paging) =>
  body(api.GET('/api/v1/bulk-changes', { params: { query: paging } })),
);

/** After a change of many everything that shows customers is asked for again. */
export function useAfterBulk(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['bulk-changes'] });
    void client.invalidateQueries({ queryKey: ['customers'] });
  };
}
