import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../api/client';
import type { NewView, SavedView, ViewChange } from '../api/types';

/** Lists that have saved views. */
export type ViewedList = 'customers' | 'orders';

export function viewsQuery(object: ViewedList) {
  return queryOptions({
    queryKey: ['views', object],
    queryFn: () => body(api.GET('/api/v1/views', { params: { query: { object } } })),
    staleTime: 60_000,
    retry: false,
  });
}

interface Change {
  view: SavedView;
  change: Omit<ViewChange, 'version'>;
}

interface Arrangement {
  opensFirst?: string;
  order: string[];
}

/** What can be done with the views of a list; each asks for them again. */
export function useViewActions(object: ViewedList) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: viewsQuery(object).queryKey });
  const create = useMutation({
    mutationFn: (view: Omit<NewView, 'object'>) =>
      body(api.POST('/api/v1/views', { body: { ...view, object } })),
    onSettled,
  });
  const change = useMutation({
    mutationFn: ({ view: { id, version }, change: patch }: Change) =>
      body(api.PATCH('/api/v1/views/{id}', { params: { path: { id } }, body: { ...patch, version } })),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: ({ id }: SavedView) => done(api.DELETE('/api/v1/views/{id}', { params: { path: { id } } })),
    onSettled,
  });
  const arrange = useMutation({
    mutationFn: (arrangement: Arrangement) =>
      body(
        api.PUT('/api/v1/view-arrangements/{object}', {
          params: { path: { object } },
          body: arrangement,
        }),
      ),
    onSettled,
  });
  return {
    create: create.mutateAsync,
    change: change.mutateAsync,
    remove: remove.mutateAsync,
    arrange: arrange.mutateAsync,
  };
}

/** The ids with one of them a place further. */
export function movedBy(ids: readonly string[], id: string, by: number): string[] {
  const to = ids.indexOf(id) + by;
  const others = ids.filter((each) => each !== id);
  return [...others.slice(0, Math.max(0, to)), id, ...others.slice(Math.max(0, to))];
}
