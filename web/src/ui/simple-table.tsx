import type { ReactNode } from 'react';

export interface SimpleColumn<T> {
  key: string;
  header: string;
  end?: boolean;
  render: (row: T) => ReactNode;
}

interface Props<T> {
  label: string;
  columns: readonly SimpleColumn<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** Whether rows become cards on phones; wide figures scroll instead. */
  cards?: boolean;
  className?: string;
}

/** A short list, whole: a plain table that needs no window. */
export function SimpleTable<T>({ label, columns, rows, rowKey, cards = true, className = '' }: Props<T>) {
  return (
    <div className={`lk-scroll ${className}`} role="region" aria-label={label} tabIndex={0}>
      <table className={cards ? 'lk-simple lk-cards' : 'lk-simple'}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.end ? 'lk-end' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} data-label={column.header} className={column.end ? 'lk-end' : undefined}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
