import { queryOptions, useQuery, useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { ApiProblem } from './problem';
import type { Session } from './types';

async function current(ahead?: Promise<Response>): Promise<Session | null> {
  try {
    return await body(api.GET('/api/v1/session', ahead && { fetch: () => ahead }));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => current(),
  staleTime: 300_000,
});

/** The same by an answer that has been asked for already; when it fails, the next attempt asks anew. */
export function sessionFrom(ahead: Promise<Response>) {
  const answers = [ahead];
  return queryOptions({ ...sessionQuery, queryFn: () => current(answers.pop()) });
}

export function useSession(): Session | null {
  return useSuspenseQuery(sessionQuery).data;
}

/** The session where there must be one: pages inside the shell. */
export function useStaff(): Session {
  const session = useSession();
  if (session === null) throw new ApiProblem(401, { code: 'access/sign-in-first' });
  return session;
}

/** Names as the server sends them in the session, for example `customer.write`. */
export function useMay(): (permission: string) => boolean {
  const permissions = useQuery(sessionQuery).data?.permissions;
  return (permission) => permissions?.includes(permission) ?? false;
}

export type FieldAccess = 'edit' | 'read' | 'mask' | 'hide';

const ONE_TRAIT = 'customer.trait:';

/** What may be done with a field, by its code: `customer.phone`, or `customer.trait:NAME` for a single trait. */
export function useFieldAccess(): (field: string) => FieldAccess {
  const limits = useQuery(sessionQuery).data?.fields ?? {};
  return (field) => {
    const limit = limits[field] ?? (field.startsWith(ONE_TRAIT) ? limits['customer.trait'] : undefined);
    return (limit as FieldAccess | undefined) ?? 'edit';
  };
}

/** A new session means that nothing in the cache belongs to the caller any more. */
export function adoptSession(client: QueryClient, session: Session | null): void {
  client.clear();
  client.setQueryData(sessionQuery.queryKey, session);
}
