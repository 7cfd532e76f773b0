import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, body } from '../../api/client';
import type { SearchGroup } from '../../api/types';

const TYPING_PAUSE_MS = 120;
const CHARS_MAX = 100;

export interface Found {
  groups: readonly SearchGroup[];
  /** The groups are what was found for these characters. */
  settled: boolean;
  error: Error | null;
  retry: () => void;
}

const NOTHING: readonly SearchGroup[] = [];

/** What the server finds for what is being typed; what was found before stays until then. */
export function useFound(typed: string): Found {
  const wanted = typed.trim().slice(0, CHARS_MAX);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    if (asked === wanted) return undefined;
    const timer = setTimeout(() => setAsked(wanted), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked, wanted]);
  const { data, error, isPlaceholderData, isPending, refetch } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => body(api.GET('/api/v1/search', { params: { query: { q: asked } }, signal })),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  if (wanted === '') return { groups: NOTHING, settled: true, error: null, retry: () => undefined };
  const settled = asked === wanted && !isPlaceholderData && (!isPending || error !== null);
  return {
    groups: data?.groups ?? NOTHING,
    settled,
    error: asked === wanted ? error : null,
    retry: () => void refetch(),
  };
}
