import { useCallback, useEffect, useRef } from 'react';
import type { Selection } from './virtual-table-types';

export type Selected = ReadonlySet<string>;

export function toggled(selected: Selected, key: string): Selected {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** How much of what is loaded is selected. */
export function coverage(selected: Selected, keys: readonly string[]): 'none' | 'some' | 'all' {
  if (selected.size === 0 || keys.length === 0) return 'none';
  const count = keys.reduce((sum, key) => sum + (selected.has(key) ? 1 : 0), 0);
  if (count === keys.length) return 'all';
  return count === 0 ? 'none' : 'some';
}

/** Selects all that is loaded, or nothing when all of it was selected. */
export function toggledAll(selected: Selected, keys: readonly string[]): Selected {
  return coverage(selected, keys) === 'all' ? new Set() : new Set(keys);
}

/** One function for the life of the table, so that rows need not be drawn again when the selection changes. */
export function useSelectionToggle(selection: Selection | undefined): (key: string) => void {
  const latest = useRef(selection);
  useEffect(() => {
    latest.current = selection;
  });
  return useCallback((key: string) => {
    const now = latest.current;
    if (now !== undefined) now.change(toggled(now.selected, key));
  }, []);
}
