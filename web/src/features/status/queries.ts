import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../api/client';

const LOOK_AGAIN_MS = 30_000;

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: () => body(api.GET('/api/v1/status')),
  refetchInterval: LOOK_AGAIN_MS,
});
