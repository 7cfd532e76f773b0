import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BuyerReport } from '../../api/types';
import { formatMoney, formatNumber, formatShare, formatShort } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { daysOf, periodName, periodsOf } from '../../lib/ranges';
import type { OrderFilters } from '../../pickers/orders';
import { buyersQuery } from '../../pickers/reports';
import { ToOrders } from '../../pickers/to-orders';
import { Chart } from '../../ui/chart';
import { Figures } from '../../ui/figures';
import { SimpleTable } from '../../ui/simple-table';
import { ReportPage } from './report-page';
import { useReport, type Report } from './use-report';

const GROUPS = ['new', 'returning', 'unknown'] as const;

type Group = (typeof GROUPS)[number];

const FIGURES = {
  new: 'newCustomers',
  returning: 'returningCustomers',
  unknown: 'unknownCustomers',
} as const satisfies Record<Group, keyof BuyerReport['totals']>;

function ordersOf(range: { from: string; to: string }, buyers: Group): OrderFilters {
  return { ...range, buyers, revenue: true };
}

interface Props {
  report: Report;
  data: BuyerReport;
}

function Totals({ report, data, before }: Props & { before: BuyerReport | undefined }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  return (
    <Figures
      figures={(['new', 'returning'] as const).map((group) => {
        const now = data.totals[FIGURES[group]].customers;
        const then = before?.totals[FIGURES[group]].customers;
        return {
          key: group,
          name: t(`reports.group.${group}`),
          value: <ToOrders orders={ordersOf(report.range, group)}>{formatNumber(now, locale)}</ToOrders>,
          change: then === undefined ? undefined : { now, before: then, against: t('reports.before') },
        };
      })}
    />
  );
}

function BuyersChart({ report, data }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const navigate = useNavigate();
  const { range, interval } = report;
  const periods = periodsOf(range, interval);
  const rows = new Map(data.rows.map((row) => [row.period, row]));
  const groups = ['new', 'returning'] as const;
  const orders = (category: number, series: number) =>
    ordersOf(daysOf(periods[category] ?? range.from, interval, range), groups[series] ?? 'new');
  return (
    <Chart
      title={t('reports.buyersChart')}
      categoryName={t(`reports.period.${interval}`)}
      summary={t('reports.buyersSummary', {
        ...range,
        new: formatNumber(data.totals.newCustomers.customers, locale),
        returning: formatNumber(data.totals.returningCustomers.customers, locale),
      })}
      data={{
        kind: 'bar',
        stacked: true,
        categories: periods.map((period) => periodName(period, interval)),
        series: groups.map((group) => ({
          name: t(`reports.group.${group}`),
          values: periods.map((period) => rows.get(period)?.[FIGURES[group]].customers ?? 0),
        })),
        format: (value) => formatNumber(value, locale),
        short: (value) => formatShort(value, locale),
      }}
      cell={(category, series, text) => <ToOrders orders={orders(category, series)}>{text}</ToOrders>}
      onPick={(category, series) =>
        void navigate({ to: '/orders', search: orders(category, series) as object })
      }
    />
  );
}

function Groups({ report, data }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const revenue = (group: Group) => Number(data.totals[FIGURES[group]].grossRevenue.amount);
  const total = Math.max(
    1e-9,
    GROUPS.reduce((sum, group) => sum + revenue(group), 0),
  );
  const to = (group: Group, text: string) => (
    <ToOrders orders={ordersOf(report.range, group)}>{text}</ToOrders>
  );
  return (
    <section className="lk-card">
      <h2>{t('reports.byGroup')}</h2>
      <SimpleTable<Group>
        label={t('reports.byGroup')}
        rows={GROUPS}
        rowKey={(group) => group}
        columns={[
          { key: 'group', header: t('reports.buyersColumn'), render: (group) => t(`reports.group.${group}`) },
          {
            key: 'customers',
            header: t('reports.customers'),
            end: true,
            render: (group) =>
              group === 'unknown'
                ? t('ui.none')
                : formatNumber(data.totals[FIGURES[group]].customers, locale),
          },
          {
            key: 'orders',
            header: t('reports.orders'),
            end: true,
            render: (group) => to(group, formatNumber(data.totals[FIGURES[group]].orders, locale)),
          },
          {
            key: 'revenue',
            header: t('reports.revenue'),
            end: true,
            render: (group) => to(group, formatMoney(data.totals[FIGURES[group]].grossRevenue, locale)),
          },
          {
            key: 'share',
            header: t('reports.share'),
            end: true,
            render: (group) => formatShare(revenue(group) / total, locale),
          },
        ]}
      />
      <p className="lk-report-note">{t('reports.buyersNote')}</p>
    </section>
  );
}

export function BuyersPage() {
  const { t } = useTranslation();
  const report = useReport('/reports/customers');
  const { currency } = report.search;
  const answer = useQuery(buyersQuery({ ...report.range, currency, interval: report.interval }));
  const before = useQuery(buyersQuery({ ...report.before, currency, interval: 'month' })).data;
  return (
    <ReportPage
      title={t('reports.buyers')}
      report={report}
      offers={['every']}
      answer={answer}
      empty={(data) => data.rows.length === 0}
    >
      {(data) => (
        <>
          <Totals report={report} data={data} before={before} />
          <BuyersChart report={report} data={data} />
          <Groups report={report} data={data} />
        </>
      )}
    </ReportPage>
  );
}
