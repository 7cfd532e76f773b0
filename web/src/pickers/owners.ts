import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import type { Owner } from '../api/types';

const STALE_MS = 300_000;

const ownersQuery = queryOptions({
  queryKey: ['customer-owners'],
  queryFn: () => body(api.GET('/api/v1/customer-owners')),
  staleTime: STALE_MS,
});

export interface Owners {
  /** Everybody who works here, for giving customers to. */
  active: { value: string; label: string }[];
  /** Also those who have left and may still own customers, for filters. */
  all: { value: string; label: string }[];
}

/** How an owner is called where customers are shown: somebody who has left is marked. */
export function useOwnerName(): (owner: Owner | null | undefined) => string | undefined {
  const { t } = useTranslation();
  return useCallback(
    (owner) =>
      owner == null ? undefined : owner.active ? owner.name : t('customers.ownerLeft', { name: owner.name }),
    [t],
  );
}

export function useOwners(): Owners {
  const { t } = useTranslation();
  const items = useQuery(ownersQuery).data?.items;
  return useMemo(() => {
    const option = ({ id, name, active }: Owner) => ({
      value: id,
      label: active ? name : t('customers.ownerLeft', { name }),
    });
    return {
      active: (items ?? []).filter(({ active }) => active).map(option),
      all: (items ?? []).map(option),
    };
  }, [items, t]);
}
