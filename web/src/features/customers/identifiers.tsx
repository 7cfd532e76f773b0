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

/** What was revealed of each field, in the order in which its identifiers are listed in that state. */
interface Revealed {
  version: number;
  values: Record<string, string[]>;
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
  const [revealed, setRevealed] = useState<Revealed>({ version: customer.version, values: {} });
  const remember = (field: string, values: string[]) =>
    setRevealed(({ version, values: before }) => ({
      version: customer.version,
      values: { ...(version === customer.version && before), [field]: values },
    }));
  // Masked, two of a field may look the same: only where they stand tells them apart.
  const rows = customer.identifiers.map((one, at) => {
    const field = fieldOf(one.type);
    const place = customer.identifiers.slice(0, at).filter((other) => fieldOf(other.type) === field).length;
    const shown = revealed.version === customer.version ? revealed.values[field]?.[place] : undefined;
    const typed = shown !== undefined && field === 'customer.identifier';
    return { ...one, field, place, whole: typed ? shown.slice(one.type.length + 1) : shown };
  });
  const types = IDENTIFIER_TYPES.filter((type) => ['edit', 'mask'].includes(access(fieldOf(type))));
  const hidden = IDENTIFIER_TYPES.some((type) => access(fieldOf(type)) === 'hide');
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
      {rows.length === 0 && !hidden && <p className="lk-muted">{t('customers.noIdentifiers')}</p>}
      <dl className="lk-facts">
        {rows.map(({ type, value, field, place, whole, verified, source, lastSeenAt }) => (
          <div className="lk-fact" key={`${field}:${place}:${type}:${value}`}>
            <dt>{nameOf(type)}</dt>
            <dd className="lk-inline">
              <span className="lk-inline-value">
                {whole ??
                  (type === 'phone' ? (
                    <MaskedPhone value={value} revealable={access('customer.phone') !== 'mask'} />
                  ) : (
                    value
                  ))}
                {whole === undefined && (
                  <Reveal
                    customerId={customer.id}
                    field={field}
                    label={nameOf(type)}
                    onShown={(values) => remember(field, values)}
                  />
                )}{' '}
                {verified && <Verified />}
                <span className="lk-meta lk-evidence">
                  {sourceOf(source)} · {formatDate(lastSeenAt, regional)}
                </span>
              </span>
              {editable && access(field) === 'edit' && (
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
      {editable && types.length > 0 && (
        <NewIdentifier
          types={types}
          nameOf={nameOf}
          open={adding}
          onOpen={onAdding}
          onAdd={(added) => save({ addIdentifiers: [added] })}
        />
      )}
    </section>
  );
}
