import { ArrowLeftOutlined, UserOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useStaff } from '../../api/session';
import type { Customer } from '../../api/types';
import { lookedOf } from '../../lib/checklist';
import { OrderDrawer } from '../../pickers/order-drawer';
import { PageHeader } from '../../ui/page-header';
import { ErrorState, Skeleton } from '../../ui/states';
import { Tabs } from '../../ui/tabs';
import { StatusTag } from '../../ui/text';
import { AccessCard } from './access-card';
import { ArchiveButton } from './archive-button';
import { useCustomerName } from './customer-columns';
import { Facts } from './customer-facts';
import { CustomerHabits } from './customer-habits';
import { CustomerKpis } from './customer-kpis';
import { CustomerOrders } from './customer-orders';
import { CustomerTags } from './customer-tags';
import { CustomerTimeline } from './customer-timeline';
import { Traits } from './customer-traits';
import './customers.css';
import { Identifiers } from './identifiers';
import { Neighbours, useListBefore } from './neighbours';
import { NextStepCard } from './next-step-card';
import { Provenance } from './provenance';
import { customerQuery } from './queries';
import { RecordCard } from './record-card';
import { useCustomerSearch, useEditing } from './use-customer';

function History({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const may = useMay();
  const [search, change] = useCustomerSearch(customer.id);
  const onOrder = may('order.read') ? (order: string) => change({ order }) : undefined;
  const tabs = [
    { key: 'timeline' as const, label: t('customers.timeline.title') },
    ...(onOrder === undefined
      ? []
      : [
          { key: 'orders' as const, label: t('customers.orders') },
          { key: 'habits' as const, label: t('customers.habits.title') },
        ]),
  ];
  const active = onOrder === undefined ? 'timeline' : (search.tab ?? 'timeline');
  return (
    <div className="lk-card lk-history">
      <Tabs
        label={t('customers.history')}
        tabs={tabs}
        active={active}
        onChange={(tab) => change({ tab: tab === 'timeline' ? undefined : tab })}
      >
        {active === 'orders' && onOrder !== undefined ? (
          <CustomerOrders customerId={customer.id} onOrder={onOrder} />
        ) : active === 'habits' ? (
          <CustomerHabits customer={customer.id} />
        ) : (
          <CustomerTimeline
            customerId={customer.id}
            channel={search.channel}
            onChannel={(channel) => change({ channel })}
            onOrder={onOrder}
          />
        )}
      </Tabs>
      <OrderDrawer
        order={onOrder === undefined ? undefined : search.order}
        onClose={() => change({ order: undefined })}
      />
    </div>
  );
}

function Header({ customer, writes }: { customer: Customer; writes: boolean }) {
  const { t } = useTranslation();
  const nameOf = useCustomerName();
  const name = nameOf(customer);
  const list = useListBefore();
  return (
    <PageHeader
      title={name}
      lead={
        <>
          <Link to="/customers" search={list ?? {}} className="lk-back" aria-label={t('customers.back')}>
            <ArrowLeftOutlined aria-hidden />
          </Link>
          <span className="lk-avatar" aria-hidden>
            {customer.name == null ? <UserOutlined /> : customer.name.slice(0, 1).toUpperCase()}
          </span>
        </>
      }
      extra={
        <>
          {customer.status === 'archived' && <StatusTag tone="warn">{t('customers.archived')}</StatusTag>}
          <span className="lk-muted">{t('customers.number', { ordinal: customer.ordinal })}</span>
        </>
      }
      actions={
        <>
          <Neighbours id={customer.id} />
          {writes && <ArchiveButton customer={customer} name={name} />}
        </>
      }
    />
  );
}

function Loaded({ customer }: { customer: Customer }) {
  const may = useMay();
  const editing = useEditing(customer);
  const [adding, setAdding] = useState(false);
  const [, change] = useCustomerSearch(customer.id);
  return (
    <>
      <Header customer={customer} writes={editing.writes} />
      <div className="lk-360">
        <div className="lk-360-kpis">
          <CustomerKpis customer={customer} />
        </div>
        <div className="lk-360-facts lk-stack">
          <Facts customer={customer} {...editing} />
          <Identifiers customer={customer} adding={adding} onAdding={setAdding} {...editing} />
          <Traits customer={customer} {...editing} />
          <Provenance customer={customer} />
        </div>
        <div className="lk-360-history">
          <History customer={customer} />
        </div>
        <div className="lk-360-side lk-stack">
          <NextStepCard
            customer={customer}
            editable={editing.editable}
            onAddContact={() => setAdding(true)}
            onTab={may('order.read') ? (tab) => change({ tab }) : undefined}
          />
          <CustomerTags customer={customer} editable={editing.editable} />
          <AccessCard customer={customer} />
          <RecordCard customer={customer} />
        </div>
      </div>
    </>
  );
}

/** The first steps tick themselves: this one was taken. */
function useLooked(): void {
  const { tenant, user } = useStaff();
  useEffect(() => {
    const place = lookedOf(tenant.id, user.id);
    if (place.read() === null) place.write('yes');
  }, [tenant.id, user.id]);
}

export function CustomerPage() {
  useLooked();
  const { customerId = '' } = useParams({ strict: false });
  const { data: customer, error, refetch } = useQuery(customerQuery(customerId));
  if (customer !== undefined) return <Loaded key={customer.id} customer={customer} />;
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  return <Skeleton lines={12} />;
}
