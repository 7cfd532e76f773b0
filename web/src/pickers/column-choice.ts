import { useCallback, useMemo } from 'react';
import { namesOf } from '../lib/view-address';
import { stored, useStored } from '../lib/stored';
import type { Column } from '../ui/virtual-table-types';

interface Choice<T> {
  /** The columns to show, in their order. */
  shown: Column<T>[];
  choose: (keys: string[]) => void;
  reset: () => void;
}

interface Of<T> {
  /** Which list this is, for the browser's memory. */
  list: string;
  columns: readonly Column<T>[];
  /** What is shown while nobody has chosen. */
  usual: readonly string[];
  /** What the address says. */
  cols: string | undefined;
  /** A view is open: a choice is a change of that view, and so belongs into the address. */
  viewed: boolean;
  onCols: (cols: string | undefined) => void;
}

/** Columns as a view or an address says, else as the person chose, else the usual ones. */
export function useColumnChoice<T>({ list, columns, usual, cols, viewed, onCols }: Of<T>): Choice<T> {
  const place = useMemo(() => stored(`lianke.columns.${list}`), [list]);
  const own = useStored(place);
  const wanted = cols ?? own ?? usual.join();
  const shown = useMemo(() => {
    const found = namesOf(wanted).flatMap((key) => columns.find((column) => column.key === key) ?? []);
    const pinned = columns.filter((column) => column.pinned === true);
    return [...pinned, ...new Set(found.filter((column) => !pinned.includes(column)))];
  }, [columns, wanted]);
  const inAddress = viewed || cols !== undefined;
  const choose = useCallback(
    (keys: string[]) => {
      if (inAddress) onCols(keys.join());
      else place.write(keys.join());
    },
    [inAddress, onCols, place],
  );
  const reset = useCallback(() => {
    if (inAddress) onCols(undefined);
    else place.write(null);
  }, [inAddress, onCols, place]);
  return { shown, choose, reset };
}
