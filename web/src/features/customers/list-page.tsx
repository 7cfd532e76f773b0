import { CloudUploadOutlined, HistoryOutlined, PlusOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/paging';
import { useMay } from '../../api/session';
import type { CustomerPage, CustomerSummary } from '../../api/types';
import { useCommands } from '../../lib/commands';
import { useCreating } from '../../lib/creating';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { PageHeader } from '../../ui/page-header';
import { PagedTable } from '../../ui/paged-table';
import { BulkBar } from './bulk-bar';
import { BulkNotice } from './bulk-notice';
import { useCustomerName } from './customer-columns';
import { CustomerFilters } from './customer-filters';
import { CustomerPeek } from './customer-peek';
import './customers.css';
import { ListTools, ListViews, useListColumns } from './list-tools';
import { Nobody } from './nobody';
import { absentFields } from './known-fields';
import { customerFilters, customersQuery, DEFAULT_SORT } from './queries';
import type { CustomersSearch } from './search';
import { useCustomersSearch } from './use-customers-search';
import { useSelection } from './use-selection';

/** Comes when it is opened. */
const NewCustomerDrawer = lazy(async () => ({
  default: (await import('./new-customer-drawer')).NewCustomerDrawer,
}));

function Count({ total }: { total: CustomerPage['total'] | undefined }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  return (
    <span className="lk-muted" role="status">
      {total !== undefined &&
        t(total.capped ? 'customers.countOver' : 'customers.count', {
          number: formatNumber(total.count, locale),
        })}
    </span>
  );
}

/** The count, with a plus when there are more than were counted. */
function useTotalWords(total: CustomerPage['total'] | undefined): string {
  const { locale } = useRegional();
  return total === undefined ? '' : formatNumber(total.count, locale) + (total.capped ? '+' : '');
}

function Actions({ onNew, tools }: { onNew: () => void; tools: ReactNode }) {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  return (
    <>
      {tools}
      <Button
        icon={<HistoryOutlined aria-hidden />}
        aria-label={t('customers.bulk.history')}
        title={t('customers.bulk.history')}
        onClick={() => void navigate({ to: '/bulk-changes' })}
      />
      {may('import.run') && (
        <Button
          icon={<CloudUploadOutlined aria-hidden />}
          onClick={() => void navigate({ to: '/imports/new' })}
        >
          {t('customers.import')}
        </Button>
      )}
      {may('customer.write') && (
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={onNew}>
          {t('customers.new')}
        </Button>
      )}
    </>
  );
}

const keyOf = ({ id }: CustomerSummary) => id;
function SelectAll({
  total,
  onChoose,
}: {
  total: CustomerPage['total'] | undefined;
  onChoose?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const number = useTotalWords(total);
  if (onChoose === undefined) return null;
  return (
    <button type="button" className="lk-link-button" onClick={onChoose}>
      {t('customers.bulk.chooseAll', { number })}
    </button>
  );
}

export function ListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, change] = useCustomersSearch();
  const may = useMay();
  const [creating, setCreating] = useCreating();
  useCommands(
    may('customer.write')
      ? [{ id: 'create', title: t('customers.new'), key: 'n', run: () => setCreating(true) }]
      : [],
  );
  const { sort = DEFAULT_SORT, view, cols, peek, ...filters } = search;
  const list = usePaged<CustomerSummary, CustomerPage>(customersQuery(search));
  const filtered = Object.keys(filters).length > 0;
  const absent = absentFields(list, filtered);
  const chosen = useListColumns(search, absent, change);
  const total = list.first?.total;
  const totalWords = useTotalWords(total);
  const selection = useSelection(list.rows, search, total);
  const nameOf = useCustomerName();
  const { target, chooseAll } = selection;
  const [started, setStarted] = useState<readonly string[]>([]);
  const update = (next: CustomersSearch) => {
    selection.clear();
    change(next);
  };
  const onOpen = useCallback(
    ({ id }: CustomerSummary) =>
      void navigate({ to: '/customers/$customerId', params: { customerId: id }, state: { list: search } }),
    [navigate, search],
  );

  return (
    <>
      <PageHeader
        title={t('customers.title')}
        extra={
          <>
            <Count total={total} />
            {target === undefined && <SelectAll total={total} onChoose={chooseAll} />}
          </>
        }
        actions={
          <Actions
            onNew={() => setCreating(true)}
            tools={<ListTools search={search} total={total} chosen={chosen} />}
          />
        }
      />
      <ListViews search={search} onChange={update} />
      {target === undefined && <CustomerFilters search={search} absent={absent} onChange={update} />}
      {selection.table !== undefined && (
        <BulkBar
          target={target}
          rest={chooseAll && { number: totalWords, choose: chooseAll }}
          archived={search.status === 'archived'}
          onStarted={({ id }) => {
            setStarted([...started, id]);
            selection.clear();
          }}
          onClear={selection.clear}
        />
      )}
      <BulkNotice started={started} />
      <PagedTable<CustomerSummary>
        label={t('customers.title')}
        list={list}
        columns={chosen.shown}
        rowKey={keyOf}
        listKey={JSON.stringify(customerFilters(search))}
        total={total === undefined || total.capped ? null : total.count}
        sort={sort}
        onSort={(next) => change({ ...search, sort: next })}
        {...(selection.table === undefined ? {} : { selection: selection.table })}
        onOpen={onOpen}
        peek={{
          open: peek,
          show: ({ id }) => change({ ...search, peek: id }),
          close: () => change({ ...search, peek: undefined }),
          name: (row) => t('ui.peek.open', { name: nameOf(row) }),
        }}
        empty={<Nobody filtered={filtered} onClear={() => update({ view, cols })} />}
      />
      {peek !== undefined && (
        <CustomerPeek id={peek} onClose={() => change({ ...search, peek: undefined })} />
      )}
      {creating && may('customer.write') && (
        <Suspense>
          <NewCustomerDrawer open onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </>
  );
}
