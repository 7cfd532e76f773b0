import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';
import { pagedQuery } from '../../api/paging';
import type { NewShare } from '../../api/types';

const ofOne = (id: string) => ({ params: { path: { id } } });

export const sharesQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'shares', id],
    queryFn: () => body(api.GET('/api/v1/customers/{id}/shares', ofOne(id))),
  });

export const pastOwnersQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'past-owners', id],
    queryFn: () => body(api.GET('/api/v1/customers/{id}/past-owners', ofOne(id))),
  });

export const viewersQuery = (id: string) =>
  pagedQuery(['customers', 'viewers', id], (paging) =>
    body(api.GET('/api/v1/customers/{id}/viewers', { params: { path: { id }, query: paging } })),
  );

/** Whether a member sees a customer; not asked while nobody is chosen. */
export const accessQuery = (id: string, member: string | undefined) =>
  queryOptions({
    queryKey: ['customers', 'access', id, member],
    queryFn: () =>
      body(
        api.GET('/api/v1/customers/{id}/access', {
          params: { path: { id }, query: { member: member ?? '' } },
        }),
      ),
    enabled: member !== undefined,
    staleTime: 0,
  });

function useAfterSharing(): () => void {
  const client = useQueryClient();
  return () => {
    for (const what of ['shares', 'viewers', 'access'])
      void client.invalidateQueries({ queryKey: ['customers', what] });
  };
}

export function useShare(id: string) {
  const onSuccess = useAfterSharing();
  return useMutation({
    mutationFn: ({ member, ...share }: NewShare & { member: string }) =>
      body(
        api.PUT('/api/v1/customers/{id}/shares/{member}', {
          params: { path: { id, member } },
          body: share,
        }),
      ),
    onSuccess,
  });
}

export function useUnshare(id: string) {
  const onSuccess = useAfterSharing();
  return useMutation({
    mutationFn: (member: string) =>
      done(api.DELETE('/api/v1/customers/{id}/shares/{member}', { params: { path: { id, member } } })),
    onSuccess,
  });
}
