import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rolesQuery } from './roles/queries';

export const SCOPES = ['all', 'subtree', 'store', 'team', 'own'] as const;
export type Scope = (typeof SCOPES)[number];

/** The built-in roles, as people look for them. */
export const ROLE_GROUPS = [
  { key: 'lead', roles: ['owner', 'administrator'] },
  {
    key: 'office',
    roles: ['manager', 'marketer', 'analyst', 'service_agent', 'finance', 'auditor', 'read_only'],
  },
  { key: 'field', roles: ['regional_manager', 'store_manager', 'clerk'] },
  { key: 'program', roles: ['integration'] },
] as const;

export type RoleCode = (typeof ROLE_GROUPS)[number]['roles'][number];

const PARTS: Partial<Record<string, Scope>> = {
  regional_manager: 'subtree',
  store_manager: 'store',
  clerk: 'store',
};

/** Roles that would be nothing without all there is. */
const WHOLE: ReadonlySet<string> = new Set<RoleCode>(['owner', 'administrator']);

/** What whoever has a built-in role sees unless told otherwise; the server's own rule. */
export function usualScope(role: string): Scope {
  return PARTS[role] ?? 'all';
}

/** The same of any role. */
export function useUsualScope(): (role: string) => Scope {
  const own = useQuery(rolesQuery).data?.items;
  return (role) => {
    const scope = own?.find(({ code }) => code === role)?.scope;
    return SCOPES.find((one) => one === scope) ?? usualScope(role);
  };
}

export function seesAlwaysAll(role: string): boolean {
  return WHOLE.has(role);
}

/** Nobody but an owner makes an owner. */
export function mayGrant(own: string, role: string): boolean {
  return role !== 'owner' || own === 'owner';
}

const CODES: readonly RoleCode[] = ROLE_GROUPS.flatMap<RoleCode>(({ roles }) => roles);

/** What a role is called; the server's word for one that is not known here. */
export function useRoleName(): (role: string) => string {
  const { t } = useTranslation();
  const own = useQuery(rolesQuery).data?.items;
  return (role) => {
    const known = CODES.find((code) => code === role);
    return known === undefined
      ? (own?.find(({ code }) => code === role)?.name ?? role)
      : t(`settings.role.${known}`);
  };
}

/** What somebody with the scope sees, in a few words. */
export function useScopeName(): (scope: string) => string {
  const { t } = useTranslation();
  return (scope) => {
    const known = SCOPES.find((code) => code === scope);
    return known === undefined ? scope : t(`settings.scopeShort.${known}`);
  };
}
