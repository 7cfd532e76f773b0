import { useCallback, useEffect, useRef } from 'react';
import type { Peek } from './virtual-table-types';

/** One function for the life of the table, so that rows need not be drawn again when another one is open. */
export function usePeekShow<T>(peek: Peek<T> | undefined): (row: T) => void {
  const latest = useRef(peek);
  useEffect(() => {
    latest.current = peek;
  });
  return useCallback((row: T) => latest.current?.show(row), []);
}

/** When what was open beside the list closes, the focus goes back to the list. */
export function usePeekFocus(open: string | undefined, focus: () => void): void {
  const before = useRef(open);
  useEffect(() => {
    const closed = before.current !== undefined && open === undefined;
    before.current = open;
    const now = document.activeElement;
    if (closed && (now === null || now === document.body)) focus();
  });
}
