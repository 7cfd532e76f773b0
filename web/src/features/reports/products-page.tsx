import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ProductReport, ProductSale } from '../../api/types';
import { formatMoney, formatNumber, formatShare, formatShortMoney } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { productsQuery } from '../../pickers/reports';
import { ToOrders } from '../../pickers/to-orders';
import { Chart } from '../../ui/chart';
import { Figures } from '../../ui/figures';
import { SimpleTable } from '../../ui/simple-table';
import { Tabs } from '../../ui/tabs';
import { DateTime, Money } from '../../ui/text';
import { ReportPage } from './report-page';
import { useReport, type Report } from './use-report';

const SORTS = ['revenue', 'quantity', 'slow'] as const;

type Sort = (typeof SORTS)[number];

const ROWS = 100;
const BARS = 15;

interface Props {
  report: Report;
  data: ProductReport;
}

function useOrdersOf(report: Report) {
  const { channel, store } = report.search;
  return (sku: string) => ({ ...report.range, channel, store, sku, revenue: true });
}

function Totals({ data, before }: { data: ProductReport; before: ProductReport | undefined }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const { totals } = data;
  const change = (now: number, then: number | undefined) =>
    then === undefined ? undefined : { now, before: then, against: t('reports.before') };
  return (
    <Figures
      figures={[
        {
          key: 'products',
          name: t('reports.productsSold'),
          value: formatNumber(totals.products, locale),
          change: change(totals.products, before?.totals.products),
        },
        {
          key: 'quantity',
          name: t('reports.quantity'),
          value: formatNumber(Number(totals.quantity), locale),
          change: change(Number(totals.quantity), before && Number(before.totals.quantity)),
        },
        {
          key: 'revenue',
          name: t('reports.revenue'),
          value: <Money value={totals.grossRevenue} />,
          change: change(
            Number(totals.grossRevenue.amount),
            before && Number(before.totals.grossRevenue.amount),
          ),
        },
      ]}
    />
  );
}

function TopChart({ report, data }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const ordersOf = useOrdersOf(report);
  const rows = data.rows.slice(0, BARS);
  const { currency } = data.totals.grossRevenue;
  const money = (value: number) => ({ amount: String(value), currency });
  const first = rows[0];
  return (
    <Chart
      title={t('reports.productsChart')}
      categoryName={t('reports.product')}
      summary={t('reports.productsSummary', {
        ...report.range,
        n: rows.length,
        first: first?.name ?? first?.sku ?? '',
        revenue: formatMoney(first?.grossRevenue ?? money(0), locale),
      })}
      data={{
        kind: 'bar',
        categories: rows.map((row) => row.name ?? row.sku),
        series: [{ name: t('reports.revenue'), values: rows.map((row) => Number(row.grossRevenue.amount)) }],
        format: (value) => formatMoney(money(value), locale),
        short: (value) => formatShortMoney(money(value), locale),
      }}
      cell={(category, _, text) => <ToOrders orders={ordersOf(rows[category]?.sku ?? '')}>{text}</ToOrders>}
    />
  );
}

function Products({ report, data }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const ordersOf = useOrdersOf(report);
  const to = (row: ProductSale, text: string) => <ToOrders orders={ordersOf(row.sku)}>{text}</ToOrders>;
  return (
    <SimpleTable<ProductSale>
      className="lk-card"
      label={t('reports.products')}
      rows={data.rows}
      rowKey={(row) => row.sku}
      columns={[
        {
          key: 'product',
          header: t('reports.product'),
          render: (row) => (
            <>
              <div>{row.name ?? row.sku}</div>
              <div className="lk-report-note">{[row.sku, row.category].filter(Boolean).join(' · ')}</div>
            </>
          ),
        },
        {
          key: 'revenue',
          header: t('reports.revenue'),
          end: true,
          render: (row) => to(row, formatMoney(row.grossRevenue, locale)),
        },
        {
          key: 'share',
          header: t('reports.share'),
          end: true,
          render: (row) => formatShare(row.share, locale),
        },
        {
          key: 'quantity',
          header: t('reports.quantity'),
          end: true,
          render: (row) => formatNumber(Number(row.quantity), locale),
        },
        {
          key: 'orders',
          header: t('reports.orders'),
          end: true,
          render: (row) => to(row, formatNumber(row.orders, locale)),
        },
        {
          key: 'customers',
          header: t('reports.customers'),
          end: true,
          render: (row) => formatNumber(row.customers, locale),
        },
        {
          key: 'refunds',
          header: t('reports.refunds'),
          end: true,
          render: (row) => <Money value={row.refunds} />,
        },
        {
          key: 'last',
          header: t('reports.lastSold'),
          render: (row) => <DateTime value={row.lastSoldAt} dateOnly />,
        },
      ]}
    />
  );
}

export function ProductsPage() {
  const { t } = useTranslation();
  const report = useReport('/reports/products');
  const sort: Sort = SORTS.find((known) => known === report.search.sort) ?? 'revenue';
  const { channel, store, category, currency } = report.search;
  const asked = { channel, store, category, currency };
  const answer = useQuery(productsQuery({ ...report.range, ...asked, sort, limit: ROWS }));
  const before = useQuery(productsQuery({ ...report.before, ...asked, sort: 'revenue', limit: 1 })).data;
  return (
    <ReportPage
      title={t('reports.products')}
      report={report}
      offers={['channel', 'store', 'category']}
      answer={answer}
      empty={(data) => data.rows.length === 0}
    >
      {(data) => (
        <>
          <Totals data={data} before={before} />
          <Tabs<Sort>
            label={t('reports.products')}
            tabs={SORTS.map((key) => ({ key, label: t(`reports.productSort.${key}`) }))}
            active={sort}
            onChange={(key) => report.change({ ...report.search, sort: key === 'revenue' ? undefined : key })}
          >
            <div className="lk-report">
              {sort === 'revenue' && <TopChart report={report} data={data} />}
              {sort === 'slow' && <p className="lk-report-note">{t('reports.slowNote')}</p>}
              <Products report={report} data={data} />
            </div>
          </Tabs>
        </>
      )}
    </ReportPage>
  );
}
