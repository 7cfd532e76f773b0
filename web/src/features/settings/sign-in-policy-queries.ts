import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';
import type { SignInPolicy } from '../../api/types';

export const signInPolicyQuery = queryOptions({
  queryKey: ['sign-in-policy'],
  queryFn: () => body(api.GET('/api/v1/tenant/sign-in-policy')),
});

export function useChangeSignInPolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (policy: SignInPolicy) => done(api.PUT('/api/v1/tenant/sign-in-policy', { body: policy })),
    onSuccess: () =>
      Promise.all(
        ['sign-in-policy', 'second-factor'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
