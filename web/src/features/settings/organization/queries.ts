import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body, done } from '../../../api/client';
import type { NewStore, Postings, StoreChange, StoreDetail, UnitContent } from '../../../api/types';
import { storesQuery } from '../../../pickers/places';
import { layOut, type Layout } from './layout';

const UNITS = 'units';
const STORES = 'stores';
const STORE = 'store';
const POSTINGS = 'postings';

const unitsQuery = queryOptions({
  queryKey: [UNITS],
  queryFn: () => body(api.GET('/api/v1/units')),
});

export const postingsQuery = queryOptions({
  queryKey: [POSTINGS],
  queryFn: () => body(api.GET('/api/v1/postings')),
});

export const storeQuery = (id: string) =>
  queryOptions({
    queryKey: [STORE, id],
    queryFn: () => body(api.GET('/api/v1/stores/{id}', { params: { path: { id } } })),
  });

export interface Laid {
  layout: Layout | undefined;
  error: unknown;
  retry: () => void;
}

/** Units and stores as they hang together, as soon as both are here. */
export function useLayout(): Laid {
  const units = useQuery(unitsQuery);
  const stores = useQuery(storesQuery);
  const unitItems = units.data?.items;
  const storeItems = stores.data?.items;
  const layout = useMemo(
    () => (unitItems === undefined || storeItems === undefined ? undefined : layOut(unitItems, storeItems)),
    [unitItems, storeItems],
  );
  return {
    layout,
    error: units.error ?? stores.error,
    retry: () => {
      void units.refetch();
      void stores.refetch();
    },
  };
}

/** A change after which these lists are read again: what shows the new state waits for them. */
function useChange<V, R>(keys: readonly string[], change: (input: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

export const useCreateUnit = () =>
  useChange([UNITS], (unit: UnitContent) => body(api.POST('/api/v1/units', { body: unit })));

/** The region and the city of a store are told by the units above it. */
export const useChangeUnit = () =>
  useChange([UNITS, STORES], ({ id, ...unit }: UnitContent & { id: string }) =>
    body(api.PUT('/api/v1/units/{id}', { params: { path: { id } }, body: unit })),
  );

export const useRemoveUnit = () =>
  useChange([UNITS], (id: string) => done(api.DELETE('/api/v1/units/{id}', { params: { path: { id } } })));

export const useCreateStore = () =>
  useChange([STORES], (store: NewStore) => body(api.POST('/api/v1/stores', { body: store })));

export function useChangeStore(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: StoreChange) =>
      body(api.PUT('/api/v1/stores/{id}', { params: { path: { id } }, body: change })),
    onSuccess: (store: StoreDetail) => {
      client.setQueryData(storeQuery(id).queryKey, store);
      return client.invalidateQueries({ queryKey: [STORES] });
    },
  });
}

export const usePostMember = () =>
  useChange([POSTINGS], ({ id, ...places }: Postings & { id: string }) =>
    body(api.PUT('/api/v1/members/{id}/postings', { params: { path: { id } }, body: places })),
  );
