import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../../api/client';
import { pagedQuery } from '../../api/paging';
import type { Member, NewApiKey, NewMember, NewOrganization } from '../../api/types';
import type { auditFilters } from './audit-search';

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: () => body(api.GET('/api/v1/members')),
});

export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: () => body(api.GET('/api/v1/api-keys')),
});

export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: () => body(api.GET('/api/v1/me/sessions')),
});

export const auditQuery = (filters: ReturnType<typeof auditFilters>) =>
  pagedQuery(['audit', filters], (paging) =>
    body(api.GET('/api/v1/audit', { params: { query: { ...filters, ...paging } } })),
  );

/** A change after which the named list is read again. */
function useChange<V, R>(key: string, change: (input: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: [key] }) });
}

export const useInvite = () =>
  useChange('members', (member: NewMember) => body(api.POST('/api/v1/members', { body: member })));

export const useInviteAgain = () =>
  useChange('members', (id: string) =>
    body(api.POST('/api/v1/members/{id}:invite', { params: { path: { id } } })),
  );

export const useChangeMember = () =>
  useChange(
    'members',
    ({
      id,
      ...change
    }: {
      id: string;
      role?: Member['role'];
      scope?: Member['scope'];
      status?: 'active' | 'suspended';
    }) => body(api.PATCH('/api/v1/members/{id}', { params: { path: { id } }, body: change })),
  );

export const useIssueKey = () =>
  useChange('api-keys', (key: NewApiKey) => body(api.POST('/api/v1/api-keys', { body: key })));

export const useRevokeKey = () =>
  useChange('api-keys', (id: string) =>
    done(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } })),
  );

export const useEndSession = () =>
  useChange('own-sessions', (id: string) =>
    done(api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } })),
  );

export const useChangeCompany = () =>
  useChange('session', (change: { settings: NewOrganization; version: number }) =>
    body(api.PUT('/api/v1/tenant', { body: change })),
  );

export const useChangeAccount = () =>
  useChange('session', (change: { displayName?: string; locale?: 'zh-CN' | 'en' }) =>
    done(api.PATCH('/api/v1/me', { body: change })),
  );

export const useChangePassword = () =>
  useChange('own-sessions', (change: { currentPassword: string; newPassword: string }) =>
    done(api.POST('/api/v1/me:changePassword', { body: change })),
  );
