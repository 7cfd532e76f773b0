import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, body } from '../../api/client';
import { pagedQuery } from '../../api/paging';
import type { Import, ImportSpec } from '../../api/types';
import type { Kind } from './targets';

const POLL_MS = 1_000;

export const traitsQuery = queryOptions({
  queryKey: ['traits'],
  queryFn: () => body(api.GET('/api/v1/traits')),
});

export const importsQuery = pagedQuery(['imports'], (query) =>
  body(api.GET('/api/v1/imports', { params: { query } })),
);

/** One import; asked for again while it runs. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['import', id],
    queryFn: () => body(api.GET('/api/v1/imports/{id}', { params: { path: { id } } })),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? POLL_MS : false),
    staleTime: 0,
  });
}

export function importErrorsQuery(id: string) {
  return pagedQuery(['import', id, 'errors'], (query) =>
    body(api.GET('/api/v1/imports/{id}/errors', { params: { path: { id }, query } })),
  );
}

export function propose(fileId: string, kind: Kind) {
  return body(
    api.POST('/api/v1/import-files/{fileId}:propose', { params: { path: { fileId } }, body: { kind } }),
  );
}

export const mappingsQuery = queryOptions({
  queryKey: ['import-mappings'],
  queryFn: () => body(api.GET('/api/v1/import-mappings')),
  staleTime: 0,
});

export function saveMapping(columns: string[], spec: ImportSpec) {
  return body(api.PUT('/api/v1/import-mappings', { body: { columns, spec } }));
}

export function startImport(fileId: string, spec: ImportSpec): Promise<Import> {
  return body(api.POST('/api/v1/imports', { body: { fileId, spec } }));
}

export type Action = 'pause' | 'resume' | 'cancel' | 'rollback' | 'retry';

function act(id: string, action: Action): Promise<Import> {
  const params = { path: { id } };
  switch (action) {
    case 'pause':
      return body(api.POST('/api/v1/imports/{id}:pause', { params }));
    case 'resume':
      return body(api.POST('/api/v1/imports/{id}:resume', { params }));
    case 'cancel':
      return body(api.POST('/api/v1/imports/{id}:cancel', { params }));
    case 'rollback':
      return body(api.POST('/api/v1/imports/{id}:rollback', { params }));
    case 'retry':
      return body(api.POST('/api/v1/imports/{id}:retry', { params }));
  }
}

export function useImportAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: Action) => act(id, action),
    onSuccess: async (changed) => {
      // What failed before says nothing of the rows after it.
      client.removeQueries({ queryKey: importErrorsQuery(id).queryKey });
      client.setQueryData(importQuery(id).queryKey, changed);
      await client.invalidateQueries({ queryKey: ['imports'] });
    },
    onError: () => client.invalidateQueries({ queryKey: importQuery(id).queryKey, exact: true }),
  });
}

/** What an import has changed is asked for again once it stops. */
export function useFreshAfter(state: Import['state'] | undefined) {
  const client = useQueryClient();
  const before = useRef(state);
  useEffect(() => {
    const stopped = before.current === 'running' && state !== 'running' && state !== undefined;
    before.current = state;
    if (!stopped) return;
    for (const key of ['customers', 'orders', 'imports', 'channels', 'stores', 'traits'])
      void client.invalidateQueries({ queryKey: [key] });
  }, [client, state]);
}

export function correctRow(id: string, row: number, values: Record<string, string>) {
  return body(
    api.PUT('/api/v1/imports/{id}/rows/{row}', { params: { path: { id, row } }, body: { values } }),
  );
}
