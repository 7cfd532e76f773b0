import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body } from '../api/client';
import { useRegional } from '../lib/locale';

const STALE_MS = 300_000;

const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: () => body(api.GET('/api/v1/channels')),
  staleTime: STALE_MS,
});

/** Stores that the caller reaches, by code. */
export const storesQuery = queryOptions({
  queryKey: ['stores'],
  queryFn: () => body(api.GET('/api/v1/stores')),
  staleTime: STALE_MS,
});

export interface Names {
  options: { value: string; label: string }[];
  /** The name for a code; the code itself while nobody has named it, dots while that is being asked. */
  name: (code: string | null | undefined) => string | undefined;
}

function namesOf(options: { value: string; label: string }[], asking: boolean): Names {
  const names = new Map(options.map(({ value, label }) => [value, label]));
  return {
    options,
    name: (code) => (code == null ? undefined : (names.get(code) ?? (asking ? '…' : code))),
  };
}

/** The channels of the company in the reader's language, for filters and for names in lists. */
export function useChannels(): Names {
  const { locale } = useRegional();
  const { data, isPending } = useQuery(channelsQuery);
  const items = data?.items;
  return useMemo(
    () =>
      namesOf(
        (items ?? []).map(({ code, nameZh, nameEn }) => ({
          value: code,
          label: locale === 'en' ? nameEn : nameZh,
        })),
        isPending,
      ),
    [items, isPending, locale],
  );
}

export function useStores(): Names {
  const { data, isPending } = useQuery(storesQuery);
  const items = data?.items;
  return useMemo(
    () =>
      namesOf(
        (items ?? []).map(({ code, name }) => ({ value: code, label: name })),
        isPending,
      ),
    [items, isPending],
  );
}
