import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Customer, Trait } from '../../api/types';
import { useRegional } from '../../lib/locale';
import { DateTime } from '../../ui/text';
import { GuardedField } from './guarded-field';
import { traitsQuery } from '../../pickers/traits';
import { traitText, traitValue } from './traits';
import type { Editing } from './use-customer';

function TraitField({ trait, customer, editable, save }: { trait: Trait; customer: Customer } & Editing) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const value = customer.traits[trait.name];
  const shown =
    trait.type === 'instant' && typeof value === 'string' ? (
      <DateTime value={value} />
    ) : trait.type === 'boolean' && typeof value === 'boolean' ? (
      t(value ? 'customers.yes' : 'customers.no')
    ) : undefined;
  // Yes or no and exact times come from systems; people change words, figures and days.
  const byHand = trait.type === 'text' || trait.type === 'number' || trait.type === 'date';
  return (
    <GuardedField
      customer={customer}
      field={`customer.trait:${trait.name}`}
      label={(locale === 'en' ? trait.label.en : trait.label.zh) || trait.name}
      value={traitText(value)}
      shown={shown}
      type={trait.type === 'number' || trait.type === 'date' ? trait.type : 'text'}
      editable={editable && byHand}
      onSave={(text) => save({ traits: { [trait.name]: traitValue(text, trait.type) } })}
    />
  );
}

export function Traits({ customer, ...editing }: { customer: Customer } & Editing) {
  const { t } = useTranslation();
  const registered = useQuery(traitsQuery).data?.items ?? [];
  const names = new Set(registered.map(({ name }) => name));
  const others = Object.entries(customer.traits).filter(([name]) => !names.has(name));
  if (registered.length === 0 && others.length === 0) return null;
  return (
    <section className="lk-card">
      <h2>{t('customers.traits')}</h2>
      <dl className="lk-facts">
        {registered.map((trait) => (
          <TraitField key={trait.name} trait={trait} customer={customer} {...editing} />
        ))}
        {others.map(([name, value]) => (
          <div className="lk-fact" key={name}>
            <dt>{name}</dt>
            <dd>{traitText(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
