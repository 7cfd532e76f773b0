import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../../api/client';
import type { RoleContent } from '../../../api/types';

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: () => body(api.GET('/api/v1/roles')),
});

function useRoleChange<V, R>(change: (input: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['roles'] }),
  });
}

export const useCreateRole = () =>
  useRoleChange((role: RoleContent) => body(api.POST('/api/v1/roles', { body: role })));

export const useChangeRole = () =>
  useRoleChange(({ id, version, role }: { id: string; version: number; role: RoleContent }) =>
    body(api.PUT('/api/v1/roles/{id}', { params: { path: { id }, query: { version } }, body: role })),
  );

export const useRemoveRole = () =>
  useRoleChange((id: string) => done(api.DELETE('/api/v1/roles/{id}', { params: { path: { id } } })));

export const compareRole = (id: string, role: RoleContent) =>
  body(api.POST('/api/v1/roles/{id}:compare', { params: { path: { id } }, body: role }));
