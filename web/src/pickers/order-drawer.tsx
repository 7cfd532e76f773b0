import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoneyValue, Order } from '../api/types';
import { formatMoney, formatNumber } from '../lib/format';
import { useRegional } from '../lib/locale';
import { Drawer } from '../ui/drawer';
import { ErrorState, Skeleton } from '../ui/states';
import { DateTime, Money } from '../ui/text';
import { useBuyerName } from './order-customer';
import './order-drawer.css';
import { OrderStatus } from './order-status';
import { orderPlace, orderQuery } from './orders';
import { useChannels, useStores } from './places';
import { useSourceName } from './source-name';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="lk-part">{title}</h2>
      {children}
    </section>
  );
}

function Head({ order }: { order: Order }) {
  const { t } = useTranslation();
  const channel = useChannels().name(order.channel);
  const store = useStores().name(order.store);
  const buyerOf = useBuyerName();
  const sourceOf = useSourceName();
  return (
    <dl className="lk-facts">
      <dt>{t('orders.status')}</dt>
      <dd>
        <OrderStatus status={order.status} />
      </dd>
      <dt>{t('orders.orderedAt')}</dt>
      <dd>
        <DateTime value={order.orderedAt} />
      </dd>
      <dt>{t('orders.customer')}</dt>
      <dd>
        {order.customerId == null ? (
          t('orders.nobody')
        ) : (
          <Link to="/customers/$customerId" params={{ customerId: order.customerId }}>
            {buyerOf(order)}
          </Link>
        )}
      </dd>
      <dt>{t('orders.channel')}</dt>
      <dd>{[channel, store].filter(Boolean).join(' · ') || t('ui.none')}</dd>
      {order.staff != null && (
        <>
          <dt>{t('orders.staff')}</dt>
          <dd>{order.staff}</dd>
        </>
      )}
      <dt>{t('orders.source')}</dt>
      <dd>{sourceOf(order.source)}</dd>
    </dl>
  );
}

function Sum({ name, value }: { name: string; value: MoneyValue }) {
  return (
    <tr>
      <th scope="row" colSpan={3}>
        {name}
      </th>
      <td className="lk-end">
        <strong>
          <Money value={value} />
        </strong>
      </td>
    </tr>
  );
}

function Lines({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const { currency } = order.gross;
  const price = (amount: string) => formatMoney({ amount, currency }, locale);
  return (
    <div className="lk-scroll" tabIndex={0} role="region" aria-label={t('orders.lines')}>
      <table className="lk-simple">
        <thead>
          <tr>
            <th scope="col">{t('orders.product')}</th>
            <th scope="col" className="lk-end">
              {t('orders.quantity')}
            </th>
            <th scope="col" className="lk-end">
              {t('orders.unitPrice')}
            </th>
            <th scope="col" className="lk-end">
              {t('orders.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.lineId}>
              <td>
                <div>{line.name ?? line.sku}</div>
                {line.name != null && <div className="lk-meta">{line.sku}</div>}
                {Number(line.discount.amount) !== 0 && (
                  <div className="lk-meta">
                    {t('orders.discount', { money: formatMoney(line.discount, locale) })}
                  </div>
                )}
              </td>
              <td className="lk-end">{formatNumber(Number(line.quantity), locale)}</td>
              <td className="lk-end">{price(line.unitPrice)}</td>
              <td className="lk-end">
                <Money value={line.amount} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <Sum name={t('orders.gross')} value={order.gross} />
          <Sum name={t('orders.paid')} value={order.paid} />
          {Number(order.refunded.amount) !== 0 && <Sum name={t('orders.refunded')} value={order.refunded} />}
        </tfoot>
      </table>
    </div>
  );
}

interface Movement {
  key: string;
  at: string | null | undefined;
  name?: string;
  amount: { amount: string; currency: string };
}

/** Money that came or went: one line each. */
function Movements({ items, none }: { items: Movement[]; none: string }) {
  if (items.length === 0) return <p className="lk-muted">{none}</p>;
  return (
    <ul className="lk-movements">
      {items.map(({ key, at, name, amount }) => (
        <li key={key}>
          <DateTime value={at} />
          <span className="lk-muted lk-grow">{name}</span>
          <Money value={amount} />
        </li>
      ))}
    </ul>
  );
}

function Content({ orderKey }: { orderKey: string }) {
  const { t } = useTranslation();
  const { data: order, error, refetch } = useQuery(orderQuery(orderKey));
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (order === undefined) return <Skeleton lines={10} />;
  return (
    <div className="lk-order">
      <Head order={order} />
      <Part title={t('orders.lines')}>
        <Lines order={order} />
      </Part>
      <Part title={t('orders.payments')}>
        <Movements
          none={t('orders.noPayments')}
          items={order.payments.map(({ amount, paidAt }, at) => ({ key: String(at), at: paidAt, amount }))}
        />
      </Part>
      <Part title={t('orders.refunds')}>
        <Movements
          none={t('orders.noRefunds')}
          items={order.refunds.map(({ refundId, amount, refundedAt, apart }) => ({
            key: refundId,
            at: refundedAt,
            name: apart ? t('orders.apart', { id: refundId }) : refundId,
            amount,
          }))}
        />
      </Part>
    </div>
  );
}

/** One order beside the page: what was bought, what was paid, what went back. */
export function OrderDrawer({ order, onClose }: { order: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const number = order === undefined ? '' : orderPlace(order).orderId;
  return (
    <Drawer open={order !== undefined} title={t('orders.one', { number })} onClose={onClose} wide>
      {order !== undefined && <Content orderKey={order} />}
    </Drawer>
  );
}
