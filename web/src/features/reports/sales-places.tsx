import { useTranslation } from 'react-i18next';
import type { SalesReport } from '../../api/types';
import { formatMoney, formatNumber, formatShare } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import type { OrderFilters } from '../../pickers/orders';
import { useChannels, useStores } from '../../pickers/places';
import type { Place } from '../../pickers/reports';
import { ToOrders } from '../../pickers/to-orders';
import { Delta } from '../../ui/delta';
import { SimpleTable } from '../../ui/simple-table';
import { byPlace, type PlaceSum } from './sales-rows';
import type { Report } from './use-report';

export interface SalesProps {
  report: Report;
  place: Place;
  data: SalesReport;
  before: SalesReport | undefined;
}

export function usePlaceName(place: Place): (code: string | null | undefined) => string {
  const { t } = useTranslation();
  const channels = useChannels();
  const stores = useStores();
  return (code) => {
    if (code === undefined) return t('reports.others');
    return (place === 'channel' ? channels : stores).name(code) ?? t('reports.noStore');
  };
}

/** The orders of a range, and of a channel or store; those in no store cannot be asked for. */
export function ordersOf(
  range: { from: string; to: string },
  place: Place,
  code?: string | null,
): OrderFilters {
  return { ...range, revenue: true, ...(code == null ? {} : { [place]: code }) };
}

/** The channels or stores one by one, each against the period before. */
export function SalesPlaces({ report, place, data, before }: SalesProps) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const name = usePlaceName(place);
  const then = new Map(byPlace(before?.rows ?? []).map((sum) => [sum.place, sum]));
  const total = Math.max(1e-9, Number(data.totals.grossRevenue.amount));
  const { currency } = data.totals.grossRevenue;
  const orders = (sum: PlaceSum) => ordersOf(report.range, place, sum.place);
  return (
    <section className="lk-card">
      <h2>{t(place === 'channel' ? 'reports.byChannel' : 'reports.byStore')}</h2>
      <SimpleTable<PlaceSum>
        label={t(place === 'channel' ? 'reports.byChannel' : 'reports.byStore')}
        rows={byPlace(data.rows)}
        rowKey={(sum) => sum.place ?? ''}
        columns={[
          { key: 'place', header: t(`reports.by.${place}`), render: (sum) => name(sum.place) },
          {
            key: 'revenue',
            header: t('reports.revenue'),
            end: true,
            render: (sum) => (
              <ToOrders orders={orders(sum)}>
                {formatMoney({ amount: String(sum.revenue), currency }, locale)}
              </ToOrders>
            ),
          },
          {
            key: 'share',
            header: t('reports.share'),
            end: true,
            render: (sum) => formatShare(sum.revenue / total, locale),
          },
          {
            key: 'orders',
            header: t('reports.orders'),
            end: true,
            render: (sum) => <ToOrders orders={orders(sum)}>{formatNumber(sum.orders, locale)}</ToOrders>,
          },
          {
            key: 'refunds',
            header: t('reports.refunds'),
            end: true,
            render: (sum) => formatMoney({ amount: String(sum.refunds), currency }, locale),
          },
          {
            key: 'change',
            header: t('reports.change'),
            render: (sum) =>
              before === undefined ? (
                t('ui.none')
              ) : (
                <Delta
                  now={sum.revenue}
                  before={then.get(sum.place)?.revenue ?? 0}
                  against={t('reports.before')}
                />
              ),
          },
        ]}
      />
    </section>
  );
}
