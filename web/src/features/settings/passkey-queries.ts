import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';
import { newPasskey } from '../../api/passkey';
import { useStaff } from '../../api/session';

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: () => body(api.GET('/api/v1/me/passkeys')),
});

/** What comes and goes with a passkey is read again; what came of the change does not wait for that. */
function useChange<V, R>(change: (input: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      for (const key of ['passkeys', 'second-factor', 'own-sessions'])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export function useAddPasskey() {
  const { user } = useStaff();
  return useChange(async (name: string) => {
    const creation = await body(api.POST('/api/v1/me/passkeys:begin'));
    const made = await newPasskey(creation, user);
    return body(api.POST('/api/v1/me/passkeys', { body: { name, ...made } }));
  });
}

export const useRenamePasskey = () =>
  useChange(({ id, name }: { id: string; name: string }) =>
    done(api.PATCH('/api/v1/me/passkeys/{id}', { params: { path: { id } }, body: { name } })),
  );

export const useRemovePasskey = () =>
  useChange((id: string) => done(api.DELETE('/api/v1/me/passkeys/{id}', { params: { path: { id } } })));
