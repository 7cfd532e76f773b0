import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/paging';
import { useMay } from '../../api/session';
import type { Customer } from '../../api/types';
import { OrderStatus } from '../../pickers/order-status';
import { orderKey, ordersQuery } from '../../pickers/orders';
import { useChannels, useStores } from '../../pickers/places';
import { PeekPanel } from '../../ui/peek-panel';
import { ErrorState, Skeleton } from '../../ui/states';
import { DateTime, MaskedPhone, Money, StatusTag } from '../../ui/text';
import { useCustomerName } from './customer-columns';
import { CustomerKpis } from './customer-kpis';
import { customerQuery } from './queries';

const ORDERS_SHOWN = 5;

function Facts({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const channel = useChannels().name(customer.channel);
  const store = useStores().name(customer.store);
  const of = (type: string) => customer.identifiers.find((held) => held.type === type)?.value;
  const facts = [
    { name: t('customers.phone'), value: of('phone') && <MaskedPhone value={of('phone')} /> },
    { name: t('customers.email'), value: of('email') },
    { name: t('customers.city'), value: customer.city },
    { name: t('customers.channel'), value: channel },
    { name: t('customers.store'), value: store },
    { name: t('customers.createdAt'), value: <DateTime value={customer.createdAt} dateOnly /> },
  ].filter(({ value }) => value != null && value !== '');
  return (
    <dl className="lk-peek-facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function LastOrders({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const { rows, pending, error, retry } = usePaged(ordersQuery({ customer: customerId }));
  if (pending) return <Skeleton lines={3} />;
  if (error !== null) return <ErrorState error={error} retry={retry} />;
  if (rows.length === 0) return <p className="lk-muted">{t('customers.noOrders')}</p>;
  return (
    <ul className="lk-peek-orders">
      {rows.slice(0, ORDERS_SHOWN).map((order) => (
        <li key={orderKey(order)}>
          <Link
            to="/customers/$customerId"
            params={{ customerId }}
            search={{ tab: 'orders', order: orderKey(order) }}
          >
            {order.orderId}
          </Link>
          <OrderStatus status={order.status} />
          <DateTime value={order.orderedAt} dateOnly />
          <Money value={order.gross} />
        </li>
      ))}
    </ul>
  );
}

function Content({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <CustomerKpis customer={customer} />
      {customer.tags.length > 0 && (
        <p className="lk-peek-tags">
          {customer.tags.map((tag) => (
            <StatusTag key={tag}>{tag}</StatusTag>
          ))}
        </p>
      )}
      <Facts customer={customer} />
      {may('order.read') && (
        <section className="lk-stack">
          <h3>{t('customers.lastOrders')}</h3>
          <LastOrders customerId={customer.id} />
        </section>
      )}
    </>
  );
}

/** What matters of one customer, beside the list. */
export function CustomerPeek({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(customerQuery(id));
  const nameOf = useCustomerName();
  const title =
    data === undefined ? t('ui.peek.title') : nameOf({ ...data, identifier: data.identifiers[0] });
  return (
    <PeekPanel
      title={title}
      onClose={onClose}
      action={
        <Link to="/customers/$customerId" params={{ customerId: id }} className="lk-peek-full">
          {t('customers.fullPage')}
        </Link>
      }
    >
      {data !== undefined ? (
        <Content customer={data} />
      ) : error !== null ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </PeekPanel>
  );
}
