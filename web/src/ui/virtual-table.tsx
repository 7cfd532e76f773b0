import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useMedia } from '../lib/media';
import { useDensity } from './density';
import './virtual-table.css';
import { VirtualCards } from './virtual-table-cards';
import { VirtualHeader } from './virtual-table-header';
import { rowAfter } from './virtual-table-keys';
import { SkeletonRow, VirtualRow } from './virtual-table-row';
import { coverage, toggledAll, useSelectionToggle } from './virtual-table-selection';
import { usePeekFocus, usePeekShow } from './virtual-table-peek';
import type { Column, VirtualTableProps } from './virtual-table-types';

const HEADER_HEIGHT = 40;
const CHECK_WIDTH = 44;
/** Rows drawn as placeholders while a page is on its way. */
const SKELETON_ROWS = 12;
/** Fetch the next page when this many rows or fewer lie below the screen. */
const FETCH_AHEAD = 40;
const PHONE_CARDS = '(max-width: 599px)';

/** A press on these acts for itself and does not open the row. */
const OWN_ACTION = 'a, button, input, label, select, textarea';

function tracks<T>(
  columns: readonly Column<T>[],
  selectable: boolean,
): { columns: string; minWidth: number } {
  const own = columns.map(({ width, grow = 1 }) =>
    grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`,
  );
  return {
    columns: (selectable ? [`${CHECK_WIDTH}px`, ...own] : own).join(' '),
    minWidth: columns.reduce((sum, { width }) => sum + width, selectable ? CHECK_WIDTH : 0),
  };
}

/**
 * A list of any length. Rows are plain elements placed by hand: only those on the screen exist, and pages are
 * fetched as the reader scrolls. Below 600 px of width each row is a card.
 */
export function VirtualTable<T>(props: VirtualTableProps<T>) {
  return useMedia(PHONE_CARDS) ? <VirtualCards {...props} /> : <Grid {...props} />;
}

function Grid<T>(props: VirtualTableProps<T>) {
  const { columns, rows, rowKey, selection, onOpen, hasMore, loadMore, pending, peek } = props;
  const { rowHeight } = useDensity();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const focusPending = useRef(false);
  const keys = useMemo(() => rows.map(rowKey), [rows, rowKey]);
  const selectable = selection !== undefined;
  const layout = useMemo(() => tracks(columns, selectable), [columns, selectable]);
  const count = pending ? SKELETON_ROWS : rows.length + (hasMore ? SKELETON_ROWS : 0);

  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    useFlushSync: false,
    paddingStart: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - FETCH_AHEAD) loadMore();
  }, [hasMore, lastShown, rows.length, loadMore]);

  const [list, setList] = useState(props.listKey);
  if (list !== props.listKey) {
    setList(props.listKey);
    setActive(0);
  }
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [props.listKey]);

  const activeRow = Math.max(0, Math.min(active, rows.length - 1));
  usePeekFocus(peek?.open, () => {
    focusPending.current = true;
    setActive(Math.max(0, activeRow));
    scroller.current
      ?.querySelector<HTMLElement>(`[data-index="${activeRow}"]`)
      ?.focus({ preventScroll: true });
  });
  useEffect(() => {
    if (!focusPending.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${activeRow}"]`);
    if (row === null || row === undefined) return;
    focusPending.current = false;
    row.focus({ preventScroll: true });
  }, [activeRow, items]);

  const toggle = useSelectionToggle(selection);
  const showPeek = usePeekShow(peek);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement;
    const row = rows[activeRow];
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest('[data-index]') === null) return;
    const next = rowAfter(
      event.key,
      activeRow,
      rows.length,
      Math.max(1, Math.floor(pageRows(scroller.current, rowHeight))),
    );
    if (next !== undefined) {
      focusPending.current = true;
      setActive(next);
      virtualizer.scrollToIndex(next);
      const there = rows[next];
      if (peek?.open !== undefined && there !== undefined) peek.show(there);
    } else if (event.key === ' ' && row !== undefined && peek !== undefined && isRow(target)) {
      if (peek.open === rowKey(row)) peek.close();
      else peek.show(row);
    } else if (event.key === 'Escape' && peek?.open !== undefined) peek.close();
    else if (event.key === 'x' && row !== undefined && selectable) toggle(rowKey(row));
    else if (event.key === 'Enter' && row !== undefined && target.closest(OWN_ACTION) === null) onOpen?.(row);
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement;
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? Number.NaN);
    const row = rows[index];
    if (row === undefined) return;
    setActive(index);
    if (target.closest(OWN_ACTION) === null && window.getSelection()?.type !== 'Range') onOpen?.(row);
  };

  return (
    <div className="lk-vt-scroller" ref={scroller}>
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={props.total === null ? -1 : props.total + 1}
        aria-multiselectable={selectable || undefined}
        aria-busy={pending}
        className={onOpen === undefined ? 'lk-vt-body lk-vt-still' : 'lk-vt-body'}
        style={{
          height: virtualizer.getTotalSize(),
          minWidth: layout.minWidth,
          ['--columns' as string]: layout.columns,
          ['--row' as string]: `${rowHeight}px`,
        }}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <VirtualHeader
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          coverage={selection === undefined ? undefined : coverage(selection.selected, keys)}
          onToggleAll={() => selection?.change(toggledAll(selection.selected, keys))}
        />
        {items.map(({ index, start }) => {
          const row = rows[index];
          const key = keys[index];
          if (pending || row === undefined || key === undefined) {
            return (
              <SkeletonRow key={`skeleton-${index}`} top={start} columns={columns} selectable={selectable} />
            );
          }
          return (
            <VirtualRow
              key={key}
              row={row}
              rowKey={key}
              index={index}
              top={start}
              columns={columns}
              active={index === activeRow}
              selected={selection?.selected.has(key)}
              selectName={selection?.name(key) ?? ''}
              onToggle={toggle}
              peeked={peek?.open === key}
              peekName={peek?.name(row)}
              onPeek={showPeek}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The row itself has the focus, not something in it. */
function isRow(target: HTMLElement): boolean {
  return target.dataset['index'] !== undefined;
}

function pageRows(scroller: HTMLDivElement | null, rowHeight: number): number {
  return ((scroller?.clientHeight ?? 0) - HEADER_HEIGHT) / rowHeight - 1;
}
