import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types';
import { DateTime } from '../../ui/text';

/** What the server calls itself. */
const SYSTEM = 'system';

/** Who made the record and who changed it last. */
export function RecordCard({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { createdAt, createdBy, updatedAt, updatedBy } = customer;
  const who = (name: string) => (name === SYSTEM ? t('customers.recordSystem') : name);
  return (
    <section className="lk-card">
      <h2>{t('customers.record')}</h2>
      <dl className="lk-facts">
        <dt>{t('customers.createdAt')}</dt>
        <dd>
          <DateTime value={createdAt} />
          <div className="lk-meta">{who(createdBy)}</div>
        </dd>
        <dt>{t('customers.updatedAt')}</dt>
        <dd>
          <DateTime value={updatedAt} />
          <div className="lk-meta">{who(updatedBy)}</div>
        </dd>
      </dl>
    </section>
  );
}
