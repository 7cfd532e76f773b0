import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types';
import { formatDate } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { useSourceName } from '../../pickers/source-name';
import { InfoTip } from '../../ui/info-tip';
import { traitsQuery } from '../../pickers/traits';

const TRAIT = 'trait:';

/** Where what we know comes from, and since when it is known. */
export function Provenance({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const regional = useRegional();
  const sourceOf = useSourceName();
  const traits = useQuery(traitsQuery).data?.items ?? [];
  const nameOf = (field: string) => {
    if (field === 'name' || field === 'city') return t(`customers.${field}`);
    const name = field.startsWith(TRAIT) ? field.slice(TRAIT.length) : field;
    const label = traits.find((trait) => trait.name === name)?.label;
    return (regional.locale === 'en' ? label?.en : label?.zh) || name;
  };
  const fields = Object.entries(customer.freshness);
  if (fields.length === 0) return null;
  return (
    <section className="lk-card">
      <h2 className="lk-row">
        {t('customers.provenance')}
        <InfoTip about={t('customers.provenance')}>{t('customers.about.provenance')}</InfoTip>
      </h2>
      <dl className="lk-facts">
        {fields.map(([field, { source, confirmedAt }]) => (
          <div className="lk-fact" key={field}>
            <dt>{nameOf(field)}</dt>
            <dd>
              {sourceOf(source)}
              <div className="lk-meta lk-nowrap">
                {t('customers.confirmed', { date: formatDate(confirmedAt, regional) })}
              </div>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
