import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { SalesReport } from '../../api/types';
import { formatMoney, formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { shiftDays, today, type Range } from '../../lib/ranges';
import { useChannels } from '../../pickers/places';
import { salesQuery } from '../../pickers/reports';
import { ToOrders } from '../../pickers/to-orders';
import { Delta } from '../../ui/delta';
import { SimpleTable } from '../../ui/simple-table';
import { ErrorState, Skeleton } from '../../ui/states';

interface Row {
  channel: string;
  revenue: number;
  orders: number;
  before: number;
}

type Rows = SalesReport['rows'];

/** The channels of both, the most revenue first; one period of a report has one row for each. */
export function channelRows(now: Rows, before: Rows): Row[] {
  const rows = new Map<string, Row>();
  const row = (channel: string) => {
    const known = rows.get(channel) ?? { channel, revenue: 0, orders: 0, before: 0 };
    rows.set(channel, known);
    return known;
  };
  for (const { breakdown, orders, grossRevenue } of now) {
    const sum = row(breakdown ?? '');
    sum.revenue += Number(grossRevenue.amount);
    sum.orders += orders;
  }
  for (const { breakdown, grossRevenue } of before)
    row(breakdown ?? '').before += Number(grossRevenue.amount);
  return [...rows.values()].sort((a, b) => b.revenue - a.revenue || b.before - a.before);
}

interface Compared {
  title: string;
  against: string;
  days: Range;
  /** `to` is the moment that corresponds to now, so that an unfinished day is not held against a whole one. */
  before: { from: string; to: string };
}

/** The same days a week and a month ago, until the time of day that it is now. */
export function comparedDays(
  zone: string,
  now: Date,
): Record<'day' | 'month', Omit<Compared, 'title' | 'against'>> {
  const day = today(zone, now);
  const first = dayjs(day).startOf('month');
  const firstBefore = first.subtract(1, 'month');
  const ago = (days: number) => dayjs(now).subtract(days, 'day').toISOString();
  const from = firstBefore.format('YYYY-MM-DD');
  const sameDay = dayjs(day).date() <= firstBefore.daysInMonth();
  return {
    day: { days: { from: day, to: day }, before: { from: shiftDays(day, -7), to: ago(7) } },
    month: {
      days: { from: first.format('YYYY-MM-DD'), to: day },
      // The month before may have no such day: then it is compared as a whole.
      before: {
        from,
        to: sameDay ? ago(firstBefore.daysInMonth()) : first.subtract(1, 'day').format('YYYY-MM-DD'),
      },
    },
  };
}

export function HomeSales({ title, against, days, before }: Compared) {
  const { t } = useTranslation();
  const { locale, currency } = useRegional();
  const channels = useChannels();
  const asked = { currency, interval: 'month', breakdown: 'channel' } as const;
  const now = useQuery(salesQuery({ ...days, ...asked }));
  const then = useQuery(salesQuery({ ...before, ...asked }));
  const error = now.error ?? then.error;
  const money = (value: number) => formatMoney({ amount: String(value), currency }, locale);
  const orders = (channel?: string) => ({ ...days, channel, revenue: true });

  const content = () => {
    if (error !== null) return <ErrorState error={error} retry={() => void now.refetch()} />;
    if (now.data === undefined || then.data === undefined) return <Skeleton lines={5} />;
    const channelled = channelRows(now.data.rows, then.data.rows);
    if (channelled.length === 0)
      return (
        <p className="lk-home-none">
          {t('home.noSales')} <Link to="/reports/sales">{t('home.earlierSales')}</Link>
        </p>
      );
    const total = Number(now.data.totals.grossRevenue.amount);
    return (
      <>
        <p className="lk-home-total">
          <ToOrders orders={orders()}>{money(total)}</ToOrders>
          <span className="lk-muted">
            {t('home.orders', { n: formatNumber(now.data.totals.orders, locale) })}
          </span>
        </p>
        <Delta now={total} before={Number(then.data.totals.grossRevenue.amount)} against={against} />
        <SimpleTable<Row>
          label={title}
          cards={false}
          rows={channelled}
          rowKey={(row) => row.channel}
          columns={[
            { key: 'channel', header: t('home.channel'), render: (row) => channels.name(row.channel) },
            {
              key: 'revenue',
              header: t('home.revenue'),
              end: true,
              render: (row) => <ToOrders orders={orders(row.channel)}>{money(row.revenue)}</ToOrders>,
            },
            {
              key: 'change',
              header: t('home.change'),
              render: (row) => <Delta now={row.revenue} before={row.before} against={against} />,
            },
          ]}
        />
      </>
    );
  };
  return (
    <section className="lk-card lk-stack-tight">
      <h2>{title}</h2>
      {content()}
    </section>
  );
}
