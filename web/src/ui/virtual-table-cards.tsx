import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EYE_ICON } from './eye-icon';
import { useSelectionToggle } from './virtual-table-selection';
import type { CardPlace, Column, VirtualTableProps } from './virtual-table-types';

const CARD_HEIGHT = 104;
const SKELETON_CARDS = 6;
const FETCH_AHEAD = 20;

/** A card has no headings: a dash alone would say nothing. */
function cells<T>(columns: readonly Column<T>[], place: CardPlace, row: T, none: string): ReactNode[] {
  return columns
    .filter((column) => (column.card ?? 'meta') === place)
    .map((column) => ({ key: column.key, value: column.cell(row, 0) }))
    .filter(({ value }) => value !== none)
    .map(({ key, value }) => (
      <span key={key} className="lk-vt-card-cell">
        {value}
      </span>
    ));
}

function labelled<T>(columns: readonly Column<T>[], row: T): ReactNode[] {
  return columns
    .filter((column) => column.card === 'figure')
    .map((column) => (
      <span key={column.key} className="lk-vt-card-figure">
        <span className="lk-vt-card-label">{column.title}</span>
        {column.cell(row, 0)}
      </span>
    ));
}

/** The table on a phone: the same rows as a list of cards. */
export function VirtualCards<T>(props: VirtualTableProps<T>) {
  const { columns, rows, rowKey, selection, hasMore, loadMore, pending, peek } = props;
  const none = useTranslation().t('ui.none');
  const scroller = useRef<HTMLDivElement>(null);
  const count = pending ? SKELETON_CARDS : rows.length + (hasMore ? SKELETON_CARDS : 0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    overscan: 4,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - FETCH_AHEAD) loadMore();
  }, [hasMore, lastShown, rows.length, loadMore]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [props.listKey]);
  const toggle = useSelectionToggle(selection);

  return (
    <div className="lk-vt-scroller" ref={scroller}>
      <div
        role="list"
        aria-label={props.label}
        aria-busy={pending}
        className={props.onOpen === undefined ? 'lk-vt-body lk-vt-still' : 'lk-vt-body'}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map(({ index, start }) => {
          const row = rows[index];
          const place = { transform: `translateY(${start}px)`, height: CARD_HEIGHT };
          if (pending || row === undefined) {
            return (
              <div key={`skeleton-${index}`} className="lk-vt-card" style={place} aria-hidden="true">
                <span className="lk-vt-skeleton" />
                <span className="lk-vt-skeleton" />
              </div>
            );
          }
          const key = rowKey(row);
          return (
            <div
              role="listitem"
              key={key}
              aria-posinset={index + 1}
              aria-setsize={props.total ?? -1}
              className="lk-vt-card"
              style={place}
              onClick={(event) => {
                if ((event.target as HTMLElement).closest('a, button, input, label') === null)
                  props.onOpen?.(row);
              }}
            >
              {selection !== undefined && (
                <label className="lk-vt-hit">
                  <input
                    type="checkbox"
                    checked={selection.selected.has(key)}
                    aria-label={selection.name(key)}
                    onChange={() => toggle(key)}
                  />
                </label>
              )}
              <div className="lk-vt-card-body">
                <div className="lk-vt-card-top">
                  <span className="lk-vt-card-title">{cells(columns, 'title', row, none)}</span>
                  <span className="lk-vt-card-aside">{cells(columns, 'aside', row, none)}</span>
                </div>
                <div className="lk-vt-card-meta">{cells(columns, 'meta', row, none)}</div>
                <div className="lk-vt-card-figures">{labelled(columns, row)}</div>
              </div>
              {peek !== undefined && (
                <button
                  type="button"
                  className="lk-vt-peek"
                  aria-label={peek.name(row)}
                  onClick={() => peek.show(row)}
                >
                  {EYE_ICON}
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
