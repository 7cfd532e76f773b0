import { memo, type ReactElement } from 'react';
import { EYE_ICON } from './eye-icon';
import type { Column } from './virtual-table-types';

interface RowProps<T> {
  row: T;
  rowKey: string;
  index: number;
  top: number;
  columns: readonly Column<T>[];
  active: boolean;
  /** Undefined: rows cannot be selected. */
  selected: boolean | undefined;
  selectName: string;
  onToggle: (key: string) => void;
  peeked: boolean;
  /** Undefined: there is nothing to look at beside the list. */
  peekName: string | undefined;
  onPeek: (row: T) => void;
}

export function cellClass<T>(column: Column<T>, selectable: boolean): string {
  return [
    'lk-vt-cell',
    column.align === 'end' ? 'lk-vt-end' : '',
    column.pinned === true ? (selectable ? 'lk-vt-pinned-second' : 'lk-vt-pinned') : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function TableRow<T>(props: RowProps<T>): ReactElement {
  const { row, rowKey, index, columns, active, selected } = props;
  return (
    <div
      role="row"
      className="lk-vt-row"
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-peeked={props.peeked || undefined}
      tabIndex={active ? 0 : -1}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      {selected !== undefined && (
        <div role="gridcell" className="lk-vt-check">
          <label className="lk-vt-hit">
            <input
              type="checkbox"
              checked={selected}
              tabIndex={-1}
              aria-label={props.selectName}
              onChange={() => props.onToggle(rowKey)}
            />
          </label>
        </div>
      )}
      {columns.map((column) => (
        <div role="gridcell" key={column.key} className={cellClass(column, selected !== undefined)}>
          {column.cell(row, -1)}
          {column.pinned === true && props.peekName !== undefined && (
            <button
              type="button"
              className="lk-vt-peek"
              tabIndex={-1}
              aria-label={props.peekName}
              title={props.peekName}
              onClick={() => props.onPeek(row)}
            >
              {EYE_ICON}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

export const VirtualRow = memo(TableRow) as typeof TableRow;

export function SkeletonRow({
  top,
  columns,
  selectable,
}: {
  top: number;
  columns: readonly Column<never>[];
  selectable: boolean;
}) {
  return (
    <div className="lk-vt-row" aria-hidden="true" style={{ transform: `translateY(${top}px)` }}>
      {selectable && <div className="lk-vt-check" />}
      {columns.map((column) => (
        <div key={column.key} className="lk-vt-cell">
          <span className="lk-vt-skeleton" />
        </div>
      ))}
    </div>
  );
}
