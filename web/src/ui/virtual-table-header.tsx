import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cellClass } from './virtual-table-row';
import { nextSort, sortDirection, type Column } from './virtual-table-types';

interface HeaderProps<T> {
  columns: readonly Column<T>[];
  sort?: string | undefined;
  onSort?: ((sort: string) => void) | undefined;
  /** Undefined: rows cannot be selected. */
  coverage: 'none' | 'some' | 'all' | undefined;
  onToggleAll: () => void;
}

function SelectAll({ coverage, onToggle }: { coverage: 'none' | 'some' | 'all'; onToggle: () => void }) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = coverage === 'some';
  }, [coverage]);
  return (
    <label className="lk-vt-hit">
      <input
        ref={box}
        type="checkbox"
        checked={coverage === 'all'}
        aria-label={t('ui.table.selectAll')}
        onChange={onToggle}
      />
    </label>
  );
}

function Title<T>({ column, sort, onSort }: { column: Column<T> } & Pick<HeaderProps<T>, 'sort' | 'onSort'>) {
  const name = column.sort;
  if (name === undefined || onSort === undefined) return <span className="lk-vt-clip">{column.title}</span>;
  const direction = sortDirection(sort, name);
  return (
    <button type="button" className="lk-vt-sort" onClick={() => onSort(nextSort(sort, name))}>
      <span className="lk-vt-clip">{column.title}</span>
      <span className="lk-vt-caret" data-on={direction !== undefined}>
        {direction === 'ascending' ? <CaretUpOutlined aria-hidden /> : <CaretDownOutlined aria-hidden />}
      </span>
    </button>
  );
}

export function VirtualHeader<T>({ columns, sort, onSort, coverage, onToggleAll }: HeaderProps<T>) {
  return (
    <div role="row" aria-rowindex={1} className="lk-vt-header">
      {coverage !== undefined && (
        <div role="columnheader" className="lk-vt-check">
          <SelectAll coverage={coverage} onToggle={onToggleAll} />
        </div>
      )}
      {columns.map((column) => (
        <div
          role="columnheader"
          key={column.key}
          className={cellClass(column, coverage !== undefined)}
          aria-sort={sortDirection(sort, column.sort)}
        >
          <Title column={column} sort={sort} onSort={onSort} />
        </div>
      ))}
    </div>
  );
}
