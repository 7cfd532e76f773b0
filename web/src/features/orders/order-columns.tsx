import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session';
import type { OrderSummary } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { useBuyerName } from '../../pickers/order-customer';
import { OrderStatus } from '../../pickers/order-status';
import { useChannels, useStores } from '../../pickers/places';
import { RowLink } from '../../ui/row-link';
import { DateTime, Money } from '../../ui/text';
import type { Column } from '../../ui/virtual-table-types';

/** A refund of nothing is not worth a figure. */
function Refunded({ value }: { value: OrderSummary['refunded'] }) {
  return <Money value={Number(value.amount) === 0 ? null : value} />;
}

export function useOrderColumns(onOpen: (order: OrderSummary) => void): Column<OrderSummary>[] {
  const { t } = useTranslation();
  const may = useMay();
  const { locale } = useRegional();
  const channels = useChannels();
  const stores = useStores();
  const customers = may('customer.read');
  const buyerOf = useBuyerName();
  return useMemo(
    () => [
      {
        key: 'number',
        title: t('orders.number'),
        width: 152,
        pinned: true,
        card: 'title',
        cell: (order, tabIndex) => (
          <button type="button" className="lk-link-button" tabIndex={tabIndex} onClick={() => onOpen(order)}>
            {order.orderId}
          </button>
        ),
      },
      {
        key: 'orderedAt',
        title: t('orders.orderedAt'),
        width: 142,
        grow: 0.6,
        cell: ({ orderedAt }) => <DateTime value={orderedAt} />,
      },
      {
        key: 'customer',
        title: t('orders.customer'),
        width: 112,
        card: 'figure',
        cell: (order, tabIndex) => {
          const { customerId } = order;
          if (customerId == null) return <span className="lk-muted">{t('orders.nobody')}</span>;
          const name = buyerOf(order);
          if (!customers) return name;
          return (
            <RowLink href={`/customers/${customerId}`} tabIndex={tabIndex}>
              {name}
            </RowLink>
          );
        },
      },
      {
        key: 'channel',
        title: t('orders.channel'),
        width: 104,
        grow: 0.7,
        cell: ({ channel }) => channels.name(channel) ?? t('ui.none'),
      },
      {
        key: 'store',
        title: t('orders.store'),
        width: 112,
        card: 'none',
        cell: ({ store }) => stores.name(store) ?? t('ui.none'),
      },
      {
        key: 'staff',
        title: t('orders.staff'),
        width: 88,
        card: 'none',
        cell: ({ staff }) => staff ?? t('ui.none'),
      },
      {
        key: 'lines',
        title: t('orders.lineCount'),
        width: 68,
        grow: 0.3,
        align: 'end',
        card: 'none',
        cell: ({ lineCount }) => formatNumber(lineCount, locale),
      },
      {
        key: 'gross',
        title: t('orders.gross'),
        width: 108,
        grow: 0.6,
        align: 'end',
        card: 'figure',
        cell: ({ gross }) => <Money value={gross} />,
      },
      {
        key: 'refunded',
        title: t('orders.refunded'),
        width: 108,
        grow: 0.6,
        align: 'end',
        card: 'none',
        cell: ({ refunded }) => <Refunded value={refunded} />,
      },
      {
        key: 'status',
        title: t('orders.status'),
        width: 136,
        grow: 0.2,
        card: 'aside',
        cell: ({ status }) => <OrderStatus status={status} />,
      },
    ],
    [t, locale, channels, stores, customers, buyerOf, onOpen],
  );
}
