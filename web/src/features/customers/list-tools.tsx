import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerPage, CustomerSummary } from '../../api/types';
import { ALL } from '../../lib/view-address';
import { useColumnChoice } from '../../pickers/column-choice';
import { ExportButton } from '../../pickers/export-button';
import { ViewBar } from '../../pickers/view-bar';
import { ColumnChooser } from '../../ui/column-chooser';
import type { Column } from '../../ui/virtual-table-types';
import { useCustomerColumns } from './customer-columns';
import type { Sometimes } from './known-fields';
import { customerFilters } from './queries';
import { customersSearch, type CustomersSearch } from './search';

/** What of the address no view keeps. */
const APART = ['peek'] as const;

type Change = (search: CustomersSearch) => void;

/** The columns that there are, and those that are chosen. */
export function useListColumns(search: CustomersSearch, absent: readonly Sometimes[], change: Change) {
  const columns = useCustomerColumns();
  const isAbsent = (key: string) => absent.some((field) => field === key);
  const choice = useColumnChoice({
    list: 'customers',
    columns,
    usual: columns.filter(({ key, extra }) => extra !== true && !isAbsent(key)).map(({ key }) => key),
    cols: search.cols,
    viewed: search.view !== undefined && search.view !== ALL,
    onCols: useCallback((cols) => change({ ...search, cols }), [change, search]),
  });
  return { columns, ...choice };
}

interface ToolsProps {
  search: CustomersSearch;
  total: CustomerPage['total'] | undefined;
  chosen: ReturnType<typeof useListColumns>;
}

/** What can be done with the list as it stands. */
export function ListTools({ search, total, chosen }: ToolsProps) {
  const { columns, shown, choose, reset } = chosen;
  const keys = (some: readonly Column<CustomerSummary>[]) => some.map(({ key }) => key);
  return (
    <>
      <ColumnChooser columns={columns} shown={keys(shown)} onChange={choose} onReset={reset} />
      <ExportButton
        list={{
          object: 'customers',
          filters: customerFilters(search),
          columns: shown,
          rows: total === undefined || total.capped ? null : total.count,
        }}
      />
    </>
  );
}

export function ListViews({ search, onChange }: { search: CustomersSearch; onChange: Change }) {
  const { t } = useTranslation();
  const mine = useMemo(
    () => [{ key: 'mine', name: t('views.mine'), content: { query: { owner: 'me' }, columns: [] } }],
    [t],
  );
  return (
    <ViewBar
      object="customers"
      search={search}
      apart={APART}
      builtIn={mine}
      onSearch={(next) => onChange(customersSearch(next))}
    />
  );
}
