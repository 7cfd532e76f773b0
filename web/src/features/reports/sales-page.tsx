import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatShare, formatShortMoney } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { daysOf, periodName, periodsOf } from '../../lib/ranges';
import { salesQuery, type Place } from '../../pickers/reports';
import { ToOrders } from '../../pickers/to-orders';
import { Chart } from '../../ui/chart';
import { Figures } from '../../ui/figures';
import { Money } from '../../ui/text';
import { ReportPage } from './report-page';
import { byPlace, seriesOf } from './sales-rows';
import { ordersOf, SalesPlaces, usePlaceName, type SalesProps } from './sales-places';
import { useReport } from './use-report';

function Totals({ report, data, before }: Omit<SalesProps, 'place'>) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const { totals } = data;
  const change = (now: number, then: number | undefined, lessIsBetter = false) =>
    then === undefined ? undefined : { now, before: then, against: t('reports.before'), lessIsBetter };
  const orders = ordersOf(report.range, 'channel');
  const average = {
    ...totals.grossRevenue,
    amount: String(Number(totals.grossRevenue.amount) / Math.max(1, totals.orders)),
  };
  return (
    <Figures
      figures={[
        {
          key: 'revenue',
          name: t('reports.revenue'),
          value: (
            <ToOrders orders={orders}>
              <Money value={totals.grossRevenue} />
            </ToOrders>
          ),
          change: change(
            Number(totals.grossRevenue.amount),
            before && Number(before.totals.grossRevenue.amount),
          ),
        },
        {
          key: 'orders',
          name: t('reports.orders'),
          value: <ToOrders orders={orders}>{formatNumber(totals.orders, locale)}</ToOrders>,
          change: change(totals.orders, before?.totals.orders),
        },
        {
          key: 'customers',
          name: t('reports.customers'),
          value: formatNumber(totals.customers, locale),
          change: change(totals.customers, before?.totals.customers),
        },
        { key: 'average', name: t('reports.average'), value: <Money value={average} /> },
        {
          key: 'refunds',
          name: t('reports.refunds'),
          value: <Money value={totals.refunds} />,
          change: change(Number(totals.refunds.amount), before && Number(before.totals.refunds.amount), true),
        },
      ]}
    />
  );
}

function SalesChart({ report, place, data }: Omit<SalesProps, 'before'>) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const navigate = useNavigate();
  const name = usePlaceName(place);
  const { range, interval } = report;
  const periods = periodsOf(range, interval);
  const series = seriesOf(data.rows, periods, name);
  const { currency } = data.totals.grossRevenue;
  const money = (value: number) => ({ amount: String(value), currency });
  const sums = byPlace(data.rows);
  const orders = (category: number, at: number) =>
    ordersOf(daysOf(periods[category] ?? range.from, interval, range), place, series[at]?.place);
  return (
    <Chart
      title={t('reports.salesChart')}
      categoryName={t(`reports.period.${interval}`)}
      summary={t('reports.salesSummary', {
        ...range,
        total: formatMoney(data.totals.grossRevenue, locale),
        first: name(sums[0]?.place ?? null),
        share: formatShare(
          (sums[0]?.revenue ?? 0) / Math.max(1, Number(data.totals.grossRevenue.amount)),
          locale,
        ),
      })}
      data={{
        kind: 'bar',
        stacked: true,
        categories: periods.map((period) => periodName(period, interval)),
        series,
        format: (value) => formatMoney(money(value), locale),
        short: (value) => formatShortMoney(money(value), locale),
      }}
      cell={(category, at, text) => <ToOrders orders={orders(category, at)}>{text}</ToOrders>}
      onPick={(category, at) => void navigate({ to: '/orders', search: orders(category, at) as object })}
    />
  );
}

export function SalesPage() {
  const { t } = useTranslation();
  const report = useReport('/reports/sales');
  const place: Place = report.search.by ?? 'channel';
  const { currency } = report.search;
  const answer = useQuery(
    salesQuery({ ...report.range, currency, interval: report.interval, breakdown: place }),
  );
  const before = useQuery(
    salesQuery({ ...report.before, currency, interval: 'month', breakdown: place }),
  ).data;
  return (
    <ReportPage
      title={t('reports.sales')}
      report={report}
      offers={['by', 'every']}
      answer={answer}
      empty={(data) => data.rows.length === 0}
    >
      {(data) => (
        <>
          <Totals report={report} data={data} before={before} />
          <SalesChart report={report} place={place} data={data} />
          <SalesPlaces report={report} place={place} data={data} before={before} />
        </>
      )}
    </ReportPage>
  );
}
