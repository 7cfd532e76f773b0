import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types';
import { useChannels, useStores } from '../../pickers/places';
import { InlineField } from './inline-field';
import type { Editing } from './use-customer';

export function Facts({ customer, editable, save }: { customer: Customer } & Editing) {
  const { t } = useTranslation();
  const channels = useChannels();
  const stores = useStores();
  return (
    <section className="lk-card">
      <h2>{t('customers.facts')}</h2>
      <dl className="lk-facts">
        <InlineField
          label={t('customers.name')}
          value={customer.name ?? ''}
          editable={editable}
          onSave={(name) => save({ name })}
        />
        <InlineField
          label={t('customers.city')}
          value={customer.city ?? ''}
          editable={editable}
          onSave={(city) => save({ city })}
        />
        <dt>{t('customers.kind')}</dt>
        <dd>{t(customer.kind === 'organization' ? 'customers.organization' : 'customers.person')}</dd>
        {customer.channel != null && (
          <>
            <dt>{t('customers.channel')}</dt>
            <dd>{channels.name(customer.channel)}</dd>
          </>
        )}
        {customer.store != null && (
          <>
            <dt>{t('customers.store')}</dt>
            <dd>{stores.name(customer.store)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
