import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session';
import type { Customer } from '../../api/types';
import { useOwnerName, useOwners } from '../../pickers/owners';
import { useChannels, useStores, type Names } from '../../pickers/places';
import { GuardedField } from './guarded-field';
import { InlineField } from './inline-field';
import type { Editing } from './use-customer';

/** The choices, with the code that nobody has named when it is the customer's. */
function known({ options, name }: Names, code: string | null | undefined): Names['options'] {
  if (code == null || options.some(({ value }) => value === code)) return options;
  return [{ value: code, label: name(code) ?? code }, ...options];
}

export function Facts({ customer, editable, save }: { customer: Customer } & Editing) {
  const { t } = useTranslation();
  const may = useMay();
  const channels = useChannels();
  const stores = useStores();
  const owners = useOwners();
  const ownerName = useOwnerName();
  const { owner } = customer;
  const none = { value: '', label: t('ui.none') };
  return (
    <section className="lk-card">
      <h2>{t('customers.facts')}</h2>
      <dl className="lk-facts">
        <GuardedField
          customer={customer}
          field="customer.name"
          label={t('customers.name')}
          value={customer.name ?? ''}
          editable={editable}
          onSave={(name) => save({ name })}
        />
        <GuardedField
          customer={customer}
          field="customer.city"
          label={t('customers.city')}
          value={customer.city ?? ''}
          editable={editable}
          onSave={(city) => save({ city })}
        />
        <dt>{t('customers.kind')}</dt>
        <dd>{t(customer.kind === 'organization' ? 'customers.organization' : 'customers.person')}</dd>
        <InlineField
          label={t('customers.channel')}
          value={customer.channel ?? ''}
          shown={channels.name(customer.channel)}
          choices={[none, ...known(channels, customer.channel)]}
          editable={editable}
          onSave={(channel) => save({ channel })}
        />
        <InlineField
          label={t('customers.store')}
          value={customer.store ?? ''}
          shown={stores.name(customer.store)}
          choices={[none, ...known(stores, customer.store)]}
          editable={editable}
          onSave={(store) => save({ store })}
        />
        <InlineField
          label={t('customers.owner')}
          value={owner?.id ?? ''}
          shown={ownerName(owner) ?? t('ui.none')}
          choices={[
            none,
            ...(owner == null || owner.active ? [] : [{ value: owner.id, label: ownerName(owner) ?? '' }]),
            ...owners.active,
          ]}
          editable={editable && may('customer.assign')}
          onSave={(ownerId) => save({ ownerId })}
        />
      </dl>
    </section>
  );
}
