import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  type QueryClient,
} from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

export const PAGE_SIZE = 100;

interface PageOf<T> {
  items: T[];
  nextPageToken?: string | null;
}

/** A keyset-paged list: each page is fetched with the token of the page before it. */
export function pagedQuery<P extends PageOf<unknown>>(
  queryKey: readonly unknown[],
  fetchPage: (paging: { pageSize: number; pageToken?: string }) => Promise<P>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) =>
      fetchPage(pageParam === '' ? { pageSize: PAGE_SIZE } : { pageSize: PAGE_SIZE, pageToken: pageParam }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextPageToken ?? null,
    // While another list is fetched the rows of the one before stay in sight.
    placeholderData: keepPreviousData,
  });
}

/** Asks for the first rows while the page that shows them is drawn; what is known already stays as it is. */
export async function listAhead<P extends PageOf<unknown>>(
  client: QueryClient,
  list: ReturnType<typeof pagedQuery<P>>,
): Promise<void> {
  if (client.getQueryState(list.queryKey) === undefined) await client.prefetchInfiniteQuery(list);
}

export interface Paged<T> {
  rows: T[];
  error: Error | null;
  pending: boolean;
  fetching: boolean;
  hasMore: boolean;
  /** The rows are still those of the list before. */
  outdated: boolean;
  loadMore: () => void;
  retry: () => void;
}

export function usePaged<T, P extends PageOf<T>>(
  options: ReturnType<typeof pagedQuery<P>>,
): Paged<P['items'][number]> & { first: P | undefined } {
  const query = useInfiniteQuery(options);
  const { data, fetchNextPage, isFetchingNextPage, refetch } = query;
  const rows = useMemo<P['items']>(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const retry = useCallback(() => void refetch(), [refetch]);
  return {
    rows,
    first: data?.pages[0],
    error: query.error,
    pending: query.isPending,
    fetching: query.isFetching,
    outdated: query.isPlaceholderData,
    hasMore: query.hasNextPage && !query.isPlaceholderData,
    loadMore,
    retry,
  };
}
