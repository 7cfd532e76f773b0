import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { pagedQuery } from '../../api/paging';
import type { RiskLimits } from '../../api/types';
import type { RisksSearch } from './search';

export const risksQuery = (search: RisksSearch) =>
  pagedQuery(['risks', 'list', search], (paging) =>
    body(api.GET('/api/v1/risks', { params: { query: { ...search, ...paging } } })),
  );

export const limitsQuery = queryOptions({
  queryKey: ['risk-limits'],
  queryFn: () => body(api.GET('/api/v1/risk-limits')),
});

export interface Handling {
  id: string;
  act: 'acknowledge' | 'resolve' | 'freeze';
  note?: string;
  version: number;
}

function send({ id, act, version, note }: Handling) {
  const path = { id };
  const handling = { version, ...(note !== undefined && { note }) };
  switch (act) {
    case 'acknowledge':
      return body(api.POST('/api/v1/risks/{id}:acknowledge', { params: { path }, body: handling }));
    case 'resolve':
      return body(api.POST('/api/v1/risks/{id}:resolve', { params: { path }, body: handling }));
    case 'freeze':
      return body(api.POST('/api/v1/risks/{id}:freeze', { params: { path } }));
  }
}

export function useHandle() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: ['risks'] }),
  });
}

export function useChangeLimits() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (limits: RiskLimits) => body(api.PUT('/api/v1/risk-limits', { body: limits })),
    onSuccess: (changed) => client.setQueryData(limitsQuery.queryKey, changed),
  });
}
