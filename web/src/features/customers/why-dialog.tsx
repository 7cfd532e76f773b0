import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types';
import { useOwners } from '../../pickers/owners';
import { useStores } from '../../pickers/places';
import { Field } from '../../ui/field';
import { ErrorState, ProblemAlert, Skeleton } from '../../ui/states';
import { StatusTag } from '../../ui/text';
import { accessQuery, viewersQuery } from './access-queries';
import type { access as words } from './access-strings-zh';

type Because = keyof (typeof words)['because'];

/** Why somebody sees a customer, or does not. */
function useReason(customer: Customer): (because: string) => string {
  const { t } = useTranslation();
  const stores = useStores();
  return (because) => {
    const storeless = because === 'other_store' && customer.store == null;
    return t(`customers.access.because.${storeless ? 'no_store' : (because as Because)}`, {
      store: stores.name(customer.store) ?? '',
    });
  };
}

function Answer({ customer, member }: { customer: Customer; member: string | undefined }) {
  const { t } = useTranslation();
  const reason = useReason(customer);
  const { data, error } = useQuery(accessQuery(customer.id, member));
  return (
    <div role="status">
      <ProblemAlert error={error} />
      {data !== undefined && (
        <p>
          <StatusTag tone={data.sees ? 'good' : 'neutral'}>
            {t(data.sees ? 'customers.access.yes' : 'customers.access.no')}
          </StatusTag>{' '}
          {reason(data.because)}
          {data.sees && (
            <span className="lk-muted">
              {' '}
              · {t(data.changes ? 'customers.access.changes' : 'customers.access.readsOnly')}
            </span>
          )}
          {data.because === 'shared' && data.share?.note != null && data.share.note !== '' && (
            <span className="lk-muted"> · {data.share.note}</span>
          )}
        </p>
      )}
    </div>
  );
}

function Viewers({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const reason = useReason(customer);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    viewersQuery(customer.id),
  );
  if (data === undefined)
    return error === null ? <Skeleton /> : <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <section className="lk-stack">
      <h3>{t('customers.access.everybody')}</h3>
      <ul className="lk-plain-list">
        {data.pages
          .flatMap(({ items }) => items)
          .map(({ memberId, displayName, because }) => (
            <li key={memberId}>
              {displayName} <span className="lk-muted">· {reason(because)}</span>
            </li>
          ))}
      </ul>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('customers.access.more')}
        </Button>
      )}
    </section>
  );
}

/** Asks of one member, and lists all who see a customer. */
export function WhyDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const { all } = useOwners();
  const [member, setMember] = useState<string>();
  return (
    <Modal open title={t('customers.access.whyTitle')} footer={null} onCancel={onClose} width={520}>
      <div className="lk-form">
        <Field label={t('customers.access.ask')}>
          {(wiring) => (
            <Select<string>
              {...wiring}
              showSearch={{ optionFilterProp: 'label' }}
              {...(member === undefined ? {} : { value: member })}
              onChange={setMember}
              options={all}
            />
          )}
        </Field>
        <Answer customer={customer} member={member} />
        <Viewers customer={customer} />
      </div>
    </Modal>
  );
}
