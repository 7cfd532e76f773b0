import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { pagedQuery } from '../../api/paging';
import { ApiProblem } from '../../api/problem';
import { useVersion } from '../../api/versions';
import type { Risk, RiskLimits } from '../../api/types';
import type { RisksSearch } from './search';

export const risksQuery = (search: RisksSearch) =>
  pagedQuery(['risks', 'list', search], (paging) =>
    body(api.GET('/api/v1/risks', { params: { query: { ...search, ...paging } } })),
  );

export const limitsQuery = queryOptions({
  queryKey: ['risk-limits'],
  queryFn: () => body(api.GET('/api/v1/risk-limits')),
  // The form begins as the limits are when it is opened.
  gcTime: 0,
  staleTime: 0,
});

export interface Handling {
  id: string;
  act: 'acknowledge' | 'resolve' | 'freeze';
  note?: string;
  version: number;
}

function send({ id, act, version, note }: Handling) {
  const path = { id };
  const handling = { version, ...(note !== undefined && { note }) };
  switch (act) {
    case 'acknowledge':
      return body(api.POST('/api/v1/risks/{id}:acknowledge', { params: { path }, body: handling }));
    case 'resolve':
      return body(api.POST('/api/v1/risks/{id}:resolve', { params: { path }, body: handling }));
    case 'freeze':
      return body(api.POST('/api/v1/risks/{id}:freeze', { params: { path } }));
  }
}

/** Somebody else was faster: what is in sight is of before. */
const OUTDATED: readonly number[] = [409, 412];

const fetchRisk = (id: string) => body(api.GET('/api/v1/risks/{id}', { params: { path: { id } } }));

/** The risk as it now is goes to `onChange`, also after a refusal that says that it is another one by now. */
export function useHandle(onChange: (risk: Risk) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (handling: Handling) =>
      send(handling).then(onChange, async (refusal: unknown) => {
        if (refusal instanceof ApiProblem && OUTDATED.includes(refusal.status))
          await fetchRisk(handling.id).then(onChange, () => undefined);
        throw refusal;
      }),
    onSettled: (_, refusal, { act }) => {
      const changed = act === 'freeze' && refusal === null ? ['risks', 'members', 'api-keys'] : ['risks'];
      for (const key of changed) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export function useChangeLimits({ version }: RiskLimits) {
  const client = useQueryClient();
  const over = useVersion(version, () => client.fetchQuery(limitsQuery).then((newer) => newer.version));
  return (limits: RiskLimits) =>
    over((latest) => body(api.PUT('/api/v1/risk-limits', { body: { ...limits, version: latest } })));
}
