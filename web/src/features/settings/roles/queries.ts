import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../../api/client';
import { useVersion } from '../../../api/versions';
import type { RoleContent } from '../../../api/types';

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: () => body(api.GET('/api/v1/roles')),
});

/** What a role allows is part of the session of whoever has it, also of one's own. */
function useRoleChange<V, R>(change: (input: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['session'] });
      return client.invalidateQueries({ queryKey: rolesQuery.queryKey });
    },
  });
}

export const useCreateRole = () =>
  useRoleChange((role: RoleContent) => body(api.POST('/api/v1/roles', { body: role })));

export function useChangeRole(id: string, version: number) {
  const client = useQueryClient();
  const over = useVersion(version, () =>
    client
      .fetchQuery({ ...rolesQuery, staleTime: 0 })
      .then(({ items }) => items.find(({ code }) => code === id)?.version),
  );
  return useRoleChange((role: RoleContent) =>
    over((latest) =>
      body(
        api.PUT('/api/v1/roles/{id}', {
          params: { path: { id }, query: { version: latest } },
          body: role,
        }),
      ),
    ),
  );
}

export const useRemoveRole = () =>
  useRoleChange((id: string) => done(api.DELETE('/api/v1/roles/{id}', { params: { path: { id } } })));

export const compareRole = (id: string, role: RoleContent) =>
  body(api.POST('/api/v1/roles/{id}:compare', { params: { path: { id } }, body: role }));
