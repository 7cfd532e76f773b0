import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';
import type { IdentityProviderChange, NewIdentityProvider } from '../../api/types';

export const providersQuery = queryOptions({
  queryKey: ['identity-providers'],
  queryFn: () => body(api.GET('/api/v1/identity-providers')),
});

export const linkedAccountsQuery = queryOptions({
  queryKey: ['linked-accounts'],
  queryFn: () => body(api.GET('/api/v1/me/linked-accounts')),
});

/** Read again after a refusal, too: somebody else may have changed the same. */
function useChange<V, R>(key: string, change: (input: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: [key] }) });
}

export const useAddProvider = () =>
  useChange('identity-providers', (provider: NewIdentityProvider) =>
    body(api.POST('/api/v1/identity-providers', { body: provider })),
  );

export const useChangeProvider = () =>
  useChange(
    'identity-providers',
    ({ id, version, ...change }: IdentityProviderChange & { id: string; version: number }) =>
      body(
        api.PUT('/api/v1/identity-providers/{id}', {
          params: { path: { id }, query: { version } },
          body: change,
        }),
      ),
  );

export const useRemoveProvider = () =>
  useChange('identity-providers', (id: string) =>
    done(api.DELETE('/api/v1/identity-providers/{id}', { params: { path: { id } } })),
  );

export const beginLinking = (providerId: string) =>
  body(api.POST('/api/v1/me/linked-accounts:begin', { body: { providerId } }));

export const useUnlink = () =>
  useChange('linked-accounts', (id: string) =>
    done(api.DELETE('/api/v1/me/linked-accounts/{id}', { params: { path: { id } } })),
  );
