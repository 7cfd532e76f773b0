import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { CustomerSummary, Import } from '../../api/types';

const STALE_MS = 60_000;
const POLL_MS = 5_000;

export const bestCustomersQuery = queryOptions({
  queryKey: ['customers', 'best'],
  queryFn: async (): Promise<CustomerSummary[]> => {
    const query = { sort: '-revenue', status: 'active', pageSize: 50 };
    const answer = await body(api.GET('/api/v1/customers', { params: { query } }));
    return 'items' in answer ? answer.items : [];
  },
  staleTime: STALE_MS,
});

/** Asked for again while one of them runs. */
export const recentImportsQuery = queryOptions({
  queryKey: ['imports', 'recent'],
  queryFn: async (): Promise<Import[]> =>
    (await body(api.GET('/api/v1/imports', { params: { query: { pageSize: 5 } } }))).items,
  refetchInterval: (query) =>
    query.state.data?.some(({ state }) => state === 'running') === true ? POLL_MS : false,
});
