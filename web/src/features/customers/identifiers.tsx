import { CheckCircleFilled, CloseOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types';
import { ProblemAlert } from '../../ui/states';
import { IDENTIFIER_TYPES, useIdentifierName } from '../../pickers/customer-label';
import { MaskedPhone } from '../../ui/text';
import { NewIdentifier } from './new-identifier';
import type { Editing } from './use-customer';

function Verified() {
  const { t } = useTranslation();
  const word = t('customers.verified');
  return <CheckCircleFilled className="lk-verified" role="img" aria-label={word} title={word} />;
}

export function Identifiers({ customer, editable, save }: { customer: Customer } & Editing) {
  const { t } = useTranslation();
  const nameOf = useIdentifierName();
  const [error, setError] = useState<unknown>(null);
  const remove = (type: string, value: string) => {
    setError(null);
    save({ removeIdentifiers: [{ type, value }] }).catch(setError);
  };
  return (
    <section className="lk-card">
      <h2>{t('customers.identifiers')}</h2>
      {customer.identifiers.length === 0 && <p className="lk-muted">{t('customers.noIdentifiers')}</p>}
      <dl className="lk-facts">
        {customer.identifiers.map(({ type, value, verified, source }) => (
          <div className="lk-fact" key={`${type}:${value}`} title={source}>
            <dt>{nameOf(type)}</dt>
            <dd className="lk-inline">
              <span className="lk-inline-value">
                {type === 'phone' ? <MaskedPhone value={value} revealable /> : value}{' '}
                {verified && <Verified />}
              </span>
              {editable && (
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
          types={IDENTIFIER_TYPES}
          nameOf={nameOf}
          onAdd={(added) => save({ addIdentifiers: [added] })}
        />
      )}
    </section>
  );
}
