import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { useMay, useStaff } from '../../api/session';
import { lookedOf } from '../../lib/checklist';
import { useStored } from '../../lib/stored';

const STALE_MS = 60_000;

const anyCustomerQuery = queryOptions({
  queryKey: ['customers', 'any'],
  queryFn: async () => {
    const query = { pageSize: 1, status: 'all' };
    const answer = await body(api.GET('/api/v1/customers', { params: { query } }));
    return 'items' in answer && answer.items.length > 0;
  },
  staleTime: STALE_MS,
});

const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: () => body(api.GET('/api/v1/members')),
  staleTime: STALE_MS,
});

const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: () => body(api.GET('/api/v1/api-keys')),
  staleTime: STALE_MS,
});

const ALL = [
  { key: 'company', to: '/settings/company', needs: 'tenant.manage' },
  { key: 'data', to: '/imports/new', needs: 'import.run' },
  { key: 'customer', to: '/customers', needs: 'customer.read' },
  { key: 'colleague', to: '/settings/members', needs: 'member.manage' },
  { key: 'apiKey', to: '/settings/api-keys', needs: 'api_key.manage' },
] as const;

export type Step = (typeof ALL)[number] & { done: boolean };

/** The first steps that this person may take, and which are done; undefined until all is known. */
export function useSteps(): readonly Step[] | undefined {
  const may = useMay();
  const { tenant, user } = useStaff();
  const looked = useStored(lookedOf(tenant.id, user.id)) !== null;
  const steps = ALL.filter(({ needs }) => may(needs));
  const asks = (key: Step['key']) => steps.some((step) => step.key === key);
  const customers = useQuery({ ...anyCustomerQuery, enabled: asks('data') && may('customer.read') });
  const members = useQuery({ ...membersQuery, enabled: asks('colleague') });
  const keys = useQuery({ ...keysQuery, enabled: asks('apiKey') });
  if ([customers, members, keys].some(({ isLoading }) => isLoading)) return undefined;
  const done = {
    company: tenant.name !== '',
    data: customers.data === true,
    customer: looked,
    colleague: (members.data?.items.length ?? 0) > 1,
    apiKey: (keys.data?.items.length ?? 0) > 0,
  };
  return steps.map((step) => ({ ...step, done: done[step.key] }));
}
