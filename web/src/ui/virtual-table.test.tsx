import { fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { withLayout } from '../test/layout';
import { rowAfter } from './virtual-table-keys';
import { coverage, toggledAll } from './virtual-table-selection';
import { nextSort, sortDirection, type Column, type VirtualTableProps } from './virtual-table-types';
import { VirtualTable } from './virtual-table';

interface Row {
  id: string;
  name: string;
}

const ROWS = Array.from({ length: 100_000 }, (_, at) => ({ id: `r${at}`, name: `Name ${at}` }));
const COLUMNS: Column<Row>[] = [
  { key: 'name', title: 'Name', width: 160, pinned: true, sort: 'name', cell: (row) => row.name },
  { key: 'id', title: 'Id', width: 100, align: 'end', cell: (row) => row.id },
];
const keyOf = (row: Row) => row.id;

withLayout();

function Table(props: Partial<VirtualTableProps<Row>>) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <VirtualTable<Row>
      label="People"
      columns={COLUMNS}
      rows={ROWS}
      rowKey={keyOf}
      listKey=""
      total={ROWS.length}
      pending={false}
      hasMore={false}
      loadMore={() => undefined}
      onOpen={() => undefined}
      selection={{ selected, change: setSelected, name: (key) => `Select ${key}` }}
      {...props}
    />
  );
}

const focusedRow = () => document.activeElement?.getAttribute('aria-rowindex');
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('VirtualTable', () => {
  it('draws only what is on the screen and says how many rows there are', () => {
    render(<Table />);

    expect(screen.getByRole('grid', { name: 'People' }).getAttribute('aria-rowcount')).toBe('100001');
    expect(screen.getAllByRole('row').length).toBeLessThan(40);
  });

  it('moves the one tab stop with arrows and letters', () => {
    render(<Table />);
    const rows = screen.getAllByRole('row');
    expect(rows.filter((row) => row.tabIndex === 0)).toHaveLength(1);
    rows[1]?.focus();

    press('ArrowDown');
    press('j');
    expect(focusedRow()).toBe('4');
    press('k');
    expect(focusedRow()).toBe('3');
    press('Home');
    expect(focusedRow()).toBe('2');
  });

  it('selects with x and opens with Enter', () => {
    const onOpen = vi.fn();
    render(<Table onOpen={onOpen} />);
    screen.getAllByRole('row')[1]?.focus();

    press('x');
    expect(screen.getAllByRole('row')[1]?.getAttribute('aria-selected')).toBe('true');
    press('Enter');
    expect(onOpen).toHaveBeenCalledWith(ROWS[0]);
  });

  it('opens on a press beside controls, not on them', () => {
    const onOpen = vi.fn();
    render(<Table onOpen={onOpen} />);
    const row = screen.getAllByRole('row')[2] as HTMLElement;

    fireEvent.click(within(row).getByRole('checkbox'));
    expect(onOpen).not.toHaveBeenCalled();
    fireEvent.click(within(row).getByText('r1'));
    expect(onOpen).toHaveBeenCalledWith(ROWS[1]);
  });

  it('asks for the next page before the end is reached', () => {
    const loadMore = vi.fn();
    const { rerender } = render(<Table rows={ROWS.slice(0, 100)} hasMore loadMore={loadMore} />);
    expect(loadMore).not.toHaveBeenCalled();

    rerender(<Table rows={ROWS.slice(0, 50)} hasMore loadMore={loadMore} />);
    expect(loadMore).toHaveBeenCalled();
  });

  it('shows placeholders while the first page is on its way', () => {
    render(<Table rows={[]} pending />);

    expect(screen.getByRole('grid').getAttribute('aria-busy')).toBe('true');
    expect(screen.getAllByRole('row')).toHaveLength(1);
  });

  it('sorts by its headers', () => {
    const onSort = vi.fn();
    render(<Table sort="-name" onSort={onSort} />);
    const header = screen.getByRole('columnheader', { name: 'Name' });
    expect(header.getAttribute('aria-sort')).toBe('descending');

    fireEvent.click(within(header).getByRole('button'));
    expect(onSort).toHaveBeenCalledWith('name');
  });

  it('is a list of cards on a phone', () => {
    const original = window.matchMedia;
    window.matchMedia = (query) => ({ ...original(query), matches: query.includes('599') });
    render(<Table rows={ROWS.slice(0, 5)} total={5} />);
    window.matchMedia = original;

    const items = within(screen.getByRole('list', { name: 'People' })).getAllByRole('listitem');
    expect(items[0]?.getAttribute('aria-setsize')).toBe('5');
  });
});

describe('the rules of the table', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 9, 9],
    ['k', 0, 0],
    ['PageDown', 3, 8],
    ['PageUp', 3, 0],
    ['End', 0, 9],
    ['a', 3, undefined],
  ])('%s from row %i leads to %s', (key, row, to) => {
    expect(rowAfter(key, row, 10, 5)).toBe(to);
  });

  it('sorts downwards first, then turns', () => {
    expect(nextSort(undefined, 'city')).toBe('-city');
    expect(nextSort('-city', 'city')).toBe('city');
    expect(sortDirection('-city', 'city')).toBe('descending');
    expect(sortDirection('-city', 'name')).toBeUndefined();
  });

  it('selects all that is loaded, then nothing', () => {
    const all = toggledAll(new Set(['a']), ['a', 'b']);
    expect(coverage(all, ['a', 'b'])).toBe('all');
    expect(coverage(new Set(['a']), ['a', 'b'])).toBe('some');
    expect(toggledAll(all, ['a', 'b']).size).toBe(0);
  });
});
