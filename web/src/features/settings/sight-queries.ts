import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { HandOver } from '../../api/types';

export const sightQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', 'sight', id],
    queryFn: () => body(api.GET('/api/v1/members/{id}/sight', { params: { path: { id } } })),
    staleTime: 0,
  });

export const holdingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', 'holdings', id],
    queryFn: () => body(api.GET('/api/v1/members/{id}/holdings', { params: { path: { id } } })),
    staleTime: 0,
  });

export const handOverPreviewQuery = (id: string, plan: HandOver | undefined) =>
  queryOptions({
    queryKey: ['members', 'hand-over', id, plan],
    queryFn: () =>
      body(
        api.POST('/api/v1/members/{id}:previewHandOver', {
          params: { path: { id } },
          body: plan ?? { receiverIds: [] },
        }),
      ),
    enabled: plan !== undefined,
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });

export function useHandOver(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (plan: HandOver) =>
      body(api.POST('/api/v1/members/{id}:handOver', { params: { path: { id } }, body: plan })),
    onSuccess: () => {
      for (const key of [
        'members',
        'customers',
        'bulk-changes',
        'customer-owners',
        'stores',
        'store',
        'views',
      ])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
