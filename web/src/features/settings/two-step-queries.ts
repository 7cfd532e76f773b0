import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: () => body(api.GET('/api/v1/me/totp')),
});

/** What comes and goes with the second factor is read again; what came of the change does not wait for that. */
function useChange<V, R>(change: (input: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      for (const key of ['second-factor', 'own-sessions']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export const beginSecondFactor = () => body(api.POST('/api/v1/me/totp'));

export const useConfirmSecondFactor = () =>
  useChange((code: string) => body(api.POST('/api/v1/me/totp:confirm', { body: { code } })));

export const useRenewCodes = () => useChange(() => body(api.POST('/api/v1/me/totp:renewCodes')));

export const useRemoveSecondFactor = () => useChange(() => done(api.DELETE('/api/v1/me/totp')));

export const endSessionsOf = (id: string) =>
  done(api.POST('/api/v1/members/{id}:endSessions', { params: { path: { id } } }));

export const resetSecondFactorOf = (id: string) =>
  done(api.POST('/api/v1/members/{id}:resetSecondFactor', { params: { path: { id } } }));
