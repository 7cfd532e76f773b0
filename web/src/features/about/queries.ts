import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../api/client';

export const aboutQuery = queryOptions({
  queryKey: ['about'],
  queryFn: () => body(api.GET('/api/v1/about')),
  staleTime: Number.POSITIVE_INFINITY,
});
