import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../api/client';

/** The fields that a tenant has given its customers beside the fixed ones. */
export const traitsQuery = queryOptions({
  queryKey: ['traits'],
  queryFn: () => body(api.GET('/api/v1/traits')),
  staleTime: 300_000,
});
