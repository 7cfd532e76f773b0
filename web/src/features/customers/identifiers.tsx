import { CheckCircleFilled, CloseOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types';
import { formatDate } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { useSourceName } from '../../pickers/source-name';
import { useFieldAccess } from '../../api/session';
import { InfoTip } from '../../ui/info-tip';
import { ProblemAlert } from '../../ui/states';
import { IDENTIFIER_TYPES, useIdentifierName } from '../../pickers/customer-label';
import { MaskedPhone } from '../../ui/text';
import { Reveal } from './reveal';
import { NewIdentifier } from './new-identifier';
import type { Editing } from './use-customer';

function Verified() {
  const { t } = useTranslation();
  const word = t('customers.verified');
  return <CheckCircleFilled className="lk-verified" role="img" aria-label={word} title={word} />;
}

/** The field that an identifier of a type belongs to, for the rules of who sees what. */
function fieldOf(type: string): string {
  return type === 'phone' || type === 'email' ? `customer.${type}` : 'customer.identifier';
}

interface Props extends Editing {
  customer: Customer;
  /** The form for one more is open. */
  adding: boolean;
  onAdding: (adding: boolean) => void;
}

/** What the customer is recognised by, each with its evidence: who told it, and when last. */
export function Identifiers({ customer, editable, save, adding, onAdding }: Props) {
  const { t } = useTranslation();
  const nameOf = useIdentifierName();
  const sourceOf = useSourceName();
  const regional = useRegional();
  const access = useFieldAccess();
  const [error, setError] = useState<unknown>(null);
  // What was revealed of a field, in the order in which the field's identifiers are listed.
  const [whole, setWhole] = useState<Record<string, string[]>>({});
  const inFull = (type: string, value: string) => {
    const field = fieldOf(type);
    const all = customer.identifiers.filter((one) => fieldOf(one.type) === field);
    const shown = whole[field]?.[all.findIndex((one) => one.type === type && one.value === value)];
    return shown === undefined || field !== 'customer.identifier' ? shown : shown.slice(type.length + 1);
  };
  const remove = (type: string, value: string) => {
    setError(null);
    save({ removeIdentifiers: [{ type, value }] }).catch(setError);
  };
  return (
    <section className="lk-card">
      <h2 className="lk-row">
        {t('customers.identifiers')}
        <InfoTip about={t('customers.identifiers')}>{t('customers.about.identifiers')}</InfoTip>
      </h2>
      {customer.identifiers.length === 0 && <p className="lk-muted">{t('customers.noIdentifiers')}</p>}
      <dl className="lk-facts">
        {customer.identifiers.map(({ type, value, verified, source, lastSeenAt }) => (
          <div className="lk-fact" key={`${type}:${value}`}>
            <dt>{nameOf(type)}</dt>
            <dd className="lk-inline">
              <span className="lk-inline-value">
                {inFull(type, value) ??
                  (type === 'phone' ? (
                    <MaskedPhone value={value} revealable={access('customer.phone') !== 'mask'} />
                  ) : (
                    value
                  ))}
                {inFull(type, value) === undefined && (
                  <Reveal
                    customerId={customer.id}
                    field={fieldOf(type)}
                    label={nameOf(type)}
                    onShown={(values) => setWhole((before) => ({ ...before, [fieldOf(type)]: values }))}
                  />
                )}{' '}
                {verified && <Verified />}
                <span className="lk-meta lk-evidence">
                  {sourceOf(source)} · {formatDate(lastSeenAt, regional)}
                </span>
              </span>
              {editable && access(fieldOf(type)) === 'edit' && (
                <button
                  type="button"
                  className="lk-tag-remove"
                  aria-label={t('customers.removeIdentifier', { type: nameOf(type), value })}
                  onClick={() => remove(type, value)}
                >
                  <CloseOutlined aria-hidden />
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <ProblemAlert error={error} />
      {editable && (
        <NewIdentifier
          types={IDENTIFIER_TYPES.filter((type) => ['edit', 'mask'].includes(access(fieldOf(type))))}
          nameOf={nameOf}
          open={adding}
          onOpen={onAdding}
          onAdd={(added) => save({ addIdentifiers: [added] })}
        />
      )}
    </section>
  );
}
