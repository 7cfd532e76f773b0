import type { ReactNode } from 'react';
import type { Paged } from '../api/paging';
import { ErrorState, ProblemAlert } from './states';
import { VirtualTable } from './virtual-table';
import type { VirtualTableProps } from './virtual-table-types';

interface Props<T> extends Omit<VirtualTableProps<T>, 'rows' | 'pending' | 'hasMore' | 'loadMore'> {
  list: Paged<T>;
  empty: ReactNode;
}

/** The one list pattern: its four states; when a later page fails the rows before it stay. */
export function PagedTable<T>({ list, empty, ...table }: Props<T>) {
  const { rows, pending, error } = list;
  if (error !== null && rows.length === 0) return <ErrorState error={error} retry={list.retry} />;
  if (!pending && rows.length === 0) return <>{empty}</>;
  return (
    <>
      <ProblemAlert error={error} />
      <VirtualTable<T>
        {...table}
        rows={rows}
        pending={pending}
        hasMore={list.hasMore && error === null}
        loadMore={list.loadMore}
      />
    </>
  );
}
