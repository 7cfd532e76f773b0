import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { pagedQuery } from '../../api/paging';
import type { Customer, CustomerChange, CustomerPage, NewCustomer } from '../../api/types';
import { present } from '../../lib/search';
import type { CustomersSearch } from './search';

export const DEFAULT_SORT = '-lastOrderAt';
const TIMELINE_PAGE_SIZE = 30;

/** The list's filters as data: what the server is asked by, whoever asks. */
export function customerFilters(search: CustomersSearch) {
  const { q, channel, store, tag, owner, sort = DEFAULT_SORT, status = 'active' } = search;
  return { ...present({ q, channel, store, tag, owner }), sort, status };
}

export function customersQuery(search: CustomersSearch) {
  const query = customerFilters(search);
  return pagedQuery(['customers', 'list', query], async (paging): Promise<CustomerPage> => {
    const answer = await body(api.GET('/api/v1/customers', { params: { query: { ...query, ...paging } } }));
    if ('items' in answer) return answer;
    throw new TypeError('One customer where a page was asked for');
  });
}

export function customerQuery(id: string) {
  return queryOptions({
    queryKey: ['customers', 'one', id],
    queryFn: () => body(api.GET('/api/v1/customers/{id}', { params: { path: { id } } })),
  });
}

export function habitsQuery(id: string) {
  return queryOptions({
    queryKey: ['customers', 'habits', id],
    queryFn: () => body(api.GET('/api/v1/customers/{id}/habits', { params: { path: { id } } })),
  });
}

export function timelineQuery(id: string, channel: string | undefined) {
  return pagedQuery(['customers', 'timeline', id, channel ?? null], (paging) =>
    body(
      api.GET('/api/v1/customers/{id}/timeline', {
        params: {
          path: { id },
          query: {
            ...(channel === undefined ? {} : { channel: [channel] }),
            ...paging,
            pageSize: TIMELINE_PAGE_SIZE,
          },
        },
      }),
    ),
  );
}

export function createCustomer(customer: NewCustomer): Promise<Customer> {
  return body(api.POST('/api/v1/customers', { body: customer }));
}

/** The customer as the server now has it goes into the cache; lists are asked for again. */
export function useAdoptCustomer(): (customer: Customer) => void {
  const client = useQueryClient();
  return (customer) => {
    client.setQueryData(customerQuery(customer.id).queryKey, customer);
    void client.invalidateQueries({ queryKey: ['customers', 'list'] });
  };
}

/** Who owns a customer and which store it is of decide who sees it. */
const SIGHT = ['past-owners', 'shares', 'viewers', 'access'];

export function useChangeCustomer(id: string) {
  const adopt = useAdoptCustomer();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: CustomerChange) =>
      body(api.PATCH('/api/v1/customers/{id}', { params: { path: { id } }, body: change })),
    onSuccess: (customer, { ownerId, store }) => {
      adopt(customer);
      if (ownerId === undefined && store === undefined) return;
      for (const what of SIGHT) void client.invalidateQueries({ queryKey: ['customers', what, id] });
    },
  });
}

export interface TagChange {
  add?: string[];
  remove?: string[];
}

/** Tags are sets: adding and removing needs no version and meets no conflict. */
export function useTagCustomer(id: string) {
  const adopt = useAdoptCustomer();
  return useMutation({
    mutationFn: (change: TagChange) =>
      body(api.POST('/api/v1/customers/{id}:tag', { params: { path: { id } }, body: change })),
    onSuccess: adopt,
  });
}

export type Shelf = 'archive' | 'restore';

export function shelve(id: string, shelf: Shelf): Promise<Customer> {
  const params = { params: { path: { id } } };
  return body(
    shelf === 'archive'
      ? api.POST('/api/v1/customers/{id}:archive', params)
      : api.POST('/api/v1/customers/{id}:restore', params),
  );
}
