import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/paging';
import type { OrderSummary } from '../../api/types';
import { ALL } from '../../lib/view-address';
import { useColumnChoice } from '../../pickers/column-choice';
import { ImportAction } from '../../pickers/import-action';
import { OrderDrawer } from '../../pickers/order-drawer';
import { orderKey } from '../../pickers/orders';
import { useChannels, useStores } from '../../pickers/places';
import { ExportButton } from '../../pickers/export-button';
import { ViewBar } from '../../pickers/view-bar';
import { FilterBar } from '../../ui/filter-bar';
import { ColumnChooser } from '../../ui/column-chooser';
import { PageHeader } from '../../ui/page-header';
import { PagedTable } from '../../ui/paged-table';
import { EmptyState } from '../../ui/states';
import { useOrderColumns } from './order-columns';
import { orderFilters, searchedOrders } from './queries';
import { BUYERS, ordersSearch, STATUSES, type OrdersSearch } from './search';

function useOrdersSearch(): [OrdersSearch, (change: OrdersSearch) => void] {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const search = useMemo(() => ordersSearch(raw), [raw]);
  const change = useCallback(
    (next: OrdersSearch) => {
      // What was typed is taken after a pause: by then one may be on the way to another page.
      if (router.latestLocation.pathname !== '/orders') return;
      void navigate({ to: '/orders', search: ordersSearch(next), replace: true });
    },
    [navigate, router],
  );
  return [search, change];
}

/** What of the address no view keeps. */
const APART = ['order'] as const;

interface FiltersProps {
  search: OrdersSearch;
  onChange: (search: OrdersSearch) => void;
}

function OrderFilters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const channels = useChannels();
  const stores = useStores();
  const any = t('orders.any');
  return (
    <FilterBar
      search={{ value: search.q, placeholder: t('orders.searchHint') }}
      filters={[
        {
          kind: 'choice',
          key: 'channel',
          label: t('orders.channel'),
          any,
          value: search.channel,
          options: channels.options,
        },
        {
          kind: 'choice',
          key: 'store',
          label: t('orders.store'),
          any,
          value: search.store,
          options: stores.options,
        },
        {
          kind: 'choice',
          key: 'status',
          label: t('orders.status'),
          any,
          value: search.status,
          options: STATUSES.map((status) => ({ value: status, label: t(`orders.state.${status}`) })),
        },
        { kind: 'text', key: 'staff', label: t('orders.staff'), value: search.staff },
        { kind: 'text', key: 'sku', label: t('orders.sku'), value: search.sku },
        {
          kind: 'choice',
          key: 'buyers',
          label: t('orders.buyers'),
          any,
          value: search.buyers,
          options: BUYERS.map((group) => ({ value: group, label: t(`orders.buyer.${group}`) })),
        },
        { kind: 'date', key: 'from', label: t('orders.from'), value: search.from },
        { kind: 'date', key: 'to', label: t('orders.to'), value: search.to },
      ]}
      onChange={(key, value) => onChange(ordersSearch({ ...search, [key]: value }))}
      onClear={() => onChange({ view: search.view, cols: search.cols })}
    />
  );
}

export function OrdersPage() {
  const { t } = useTranslation();
  const [search, change] = useOrdersSearch();
  const { order, view, cols, ...filters } = search;
  const filtered = Object.keys(filters).length > 0;
  const onOpen = useCallback(
    (opened: OrderSummary) => change({ ...search, order: orderKey(opened) }),
    [search, change],
  );
  const columns = useOrderColumns(onOpen);
  const choice = useColumnChoice({
    list: 'orders',
    columns,
    usual: columns.map(({ key }) => key),
    cols,
    viewed: view !== undefined && view !== ALL,
    onCols: useCallback((next) => change({ ...search, cols: next }), [change, search]),
  });
  const list = usePaged(searchedOrders(filters));

  return (
    <>
      <PageHeader
        title={t('orders.title')}
        actions={
          <>
            <ColumnChooser
              columns={columns}
              shown={choice.shown.map(({ key }) => key)}
              onChange={choice.choose}
              onReset={choice.reset}
            />
            <ExportButton
              list={{
                object: 'orders',
                filters: orderFilters(filters),
                columns: choice.shown,
                rows: list.hasMore || list.pending ? null : list.rows.length,
              }}
            />
          </>
        }
      />
      <ViewBar
        object="orders"
        search={search}
        apart={APART}
        onSearch={useCallback((next) => change(ordersSearch(next)), [change])}
      />
      <OrderFilters search={search} onChange={change} />
      <PagedTable<OrderSummary>
        label={t('orders.title')}
        list={list}
        columns={choice.shown}
        rowKey={orderKey}
        listKey={JSON.stringify(filters)}
        total={list.hasMore ? null : list.rows.length}
        onOpen={onOpen}
        empty={
          <EmptyState
            title={t(filtered ? 'orders.noMatch.title' : 'orders.empty.title')}
            detail={t(filtered ? 'orders.noMatch.detail' : 'orders.empty.detail')}
            action={
              filtered ? (
                <Button onClick={() => change({ view, cols })}>{t('ui.clear')}</Button>
              ) : (
                <ImportAction />
              )
            }
          />
        }
      />
      <OrderDrawer order={order} onClose={() => change({ ...search, order: undefined })} />
    </>
  );
}
