import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/paging';
import type { OrderSummary } from '../../api/types';
import { OrderStatus } from '../../pickers/order-status';
import { orderKey, ordersQuery } from '../../pickers/orders';
import { useChannels, useStores } from '../../pickers/places';
import { ImportAction } from '../../pickers/import-action';
import { EmptyState, ErrorState, ProblemAlert, Skeleton } from '../../ui/states';
import { DateTime, Money } from '../../ui/text';

function Row({ order, onOrder }: { order: OrderSummary; onOrder: (order: string) => void }) {
  const { t } = useTranslation();
  const channel = useChannels().name(order.channel);
  const store = useStores().name(order.store);
  return (
    <tr>
      <td data-label={t('orders.number')}>
        <button type="button" className="lk-link-button" onClick={() => onOrder(orderKey(order))}>
          {order.orderId}
        </button>
      </td>
      <td data-label={t('orders.orderedAt')}>
        <DateTime value={order.orderedAt} />
      </td>
      <td data-label={t('orders.channel')}>{[channel, store].filter(Boolean).join(' · ') || t('ui.none')}</td>
      <td data-label={t('orders.status')}>
        <OrderStatus status={order.status} />
      </td>
      <td data-label={t('orders.gross')} className="lk-end">
        <Money value={order.gross} />
      </td>
    </tr>
  );
}

interface Props {
  customerId: string;
  onOrder: (order: string) => void;
}

export function CustomerOrders({ customerId, onOrder }: Props) {
  const { t } = useTranslation();
  const paged = usePaged(ordersQuery({ customer: customerId }));
  const { rows, error } = paged;
  if (paged.pending) return <Skeleton lines={6} />;
  if (error !== null && rows.length === 0) return <ErrorState error={error} retry={paged.retry} />;
  if (rows.length === 0) return <EmptyState title={t('customers.noOrders')} action={<ImportAction />} />;
  return (
    <div className="lk-stack">
      <table className="lk-simple lk-cards">
        <thead>
          <tr>
            <th scope="col">{t('orders.number')}</th>
            <th scope="col">{t('orders.orderedAt')}</th>
            <th scope="col">{t('orders.channel')}</th>
            <th scope="col">{t('orders.status')}</th>
            <th scope="col" className="lk-end">
              {t('orders.gross')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((order) => (
            <Row key={orderKey(order)} order={order} onOrder={onOrder} />
          ))}
        </tbody>
      </table>
      <ProblemAlert error={error} />
      {paged.hasMore && (
        <Button className="lk-more" loading={paged.fetching} onClick={paged.loadMore}>
          {t('ui.more')}
        </Button>
      )}
    </div>
  );
}
