import type { ReactNode } from 'react';

/** Where a column's value stands when the row is a card on a phone. */
export type CardPlace = 'title' | 'aside' | 'meta' | 'figure' | 'none';

export interface Column<T> {
  key: string;
  title: string;
  /** Least width in pixels; the column never gets narrower, the table scrolls instead. */
  width: number;
  /** Share of the space that is left over; 0 keeps the width. */
  grow?: number;
  align?: 'end';
  /** The server's name for sorting by this column. */
  sort?: string;
  /** Stays in view while the table scrolls sideways; for the first column. */
  pinned?: boolean;
  card?: CardPlace;
  /** Shown only when somebody chooses it. */
  extra?: boolean;
  /** Links in a cell take this tab index: in the grid the row is the one tab stop. */
  cell: (row: T, tabIndex: number) => ReactNode;
}

export interface Selection {
  selected: ReadonlySet<string>;
  change: (selected: ReadonlySet<string>) => void;
  /** What the checkbox of a row is called. */
  name: (key: string) => string;
}

/** Looking at a row without leaving the list. */
export interface Peek<T> {
  /** Key of the row that is open beside the list. */
  open: string | undefined;
  show: (row: T) => void;
  close: () => void;
  /** What the button of a row is called. */
  name: (row: T) => string;
}

export interface VirtualTableProps<T> {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** How many rows there are on the server; null when nobody knows. */
  total: number | null;
  /** Another list begins when this changes: the table goes back to its top. */
  listKey: string;
  pending: boolean;
  hasMore: boolean;
  loadMore: () => void;
  sort?: string;
  onSort?: (sort: string) => void;
  selection?: Selection;
  /** What a click in the row or Enter does; a list whose rows lead nowhere has none. */
  onOpen?: (row: T) => void;
  peek?: Peek<T>;
}

/** `-name` is descending. */
export function sortDirection(
  sort: string | undefined,
  name: string | undefined,
): 'ascending' | 'descending' | undefined {
  if (sort === undefined || name === undefined) return undefined;
  if (sort === name) return 'ascending';
  return sort === `-${name}` ? 'descending' : undefined;
}

/** Figures and dates are mostly wanted from the top, so the first press sorts downwards. */
export function nextSort(sort: string | undefined, name: string): string {
  return sort === `-${name}` ? name : `-${name}`;
}
