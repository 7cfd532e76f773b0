import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session';
import type { CustomerPage, CustomerSummary } from '../../api/types';
import type { BulkTarget } from './bulk';
import { useCustomerName } from './customer-columns';
import type { CustomersSearch } from './search';

const NOBODY: ReadonlySet<string> = new Set();

/** What the table may select, for those who may change customers: rows one by one, or all that the list has. */
export function useSelection(
  rows: readonly CustomerSummary[],
  search: CustomersSearch,
  total: CustomerPage['total'] | undefined,
) {
  const { t } = useTranslation();
  const may = useMay();
  const nameOf = useCustomerName();
  const [picked, setPicked] = useState(NOBODY);
  const [all, setAll] = useState(false);
  const byKey = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const selected = useMemo(() => (all ? new Set(byKey.keys()) : picked), [all, byKey, picked]);
  const change = (next: ReadonlySet<string>) => {
    setAll(false);
    setPicked(next);
  };
  const name = (key: string) => {
    const row = byKey.get(key);
    return t('ui.table.select', { name: row === undefined ? key : nameOf(row) });
  };
  const target: BulkTarget | undefined =
    all && total !== undefined
      ? { kind: 'all', search, ...total }
      : picked.size > 0
        ? { kind: 'some', ids: [...picked] }
        : undefined;
  const more = !all && total !== undefined && total.count > 0 && (total.capped || total.count > picked.size);
  return {
    target,
    clear: () => change(NOBODY),
    /** Undefined when there are no more than those that are selected. */
    chooseAll: more && may('customer.write') ? () => setAll(true) : undefined,
    table: may('customer.write') ? { selected, change, name } : undefined,
  };
}
