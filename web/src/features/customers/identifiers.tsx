import { CheckCircleFilled, CloseOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types';
import { formatDate } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { useSourceName } from '../../pickers/source-name';
import { InfoTip } from '../../ui/info-tip';
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
  const [error, setError] = useState<unknown>(null);
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
                {type === 'phone' ? <MaskedPhone value={value} revealable /> : value}{' '}
                {verified && <Verified />}
                <span className="lk-meta lk-evidence">
                  {sourceOf(source)} · {formatDate(lastSeenAt, regional)}
                </span>
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
          open={adding}
          onOpen={onAdding}
          onAdd={(added) => save({ addIdentifiers: [added] })}
        />
      )}
    </section>
  );
}
