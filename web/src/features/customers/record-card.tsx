import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types';
import { DateTime } from '../../ui/text';

/** Who made the record and who changed it last. */
export function RecordCard({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { createdAt, createdBy, updatedAt, updatedBy } = customer;
  return (
    <section className="lk-card">
      <h2>{t('customers.record')}</h2>
      <dl className="lk-facts">
        <dt>{t('customers.createdAt')}</dt>
        <dd>
          <DateTime value={createdAt} />
          <div className="lk-meta">{createdBy}</div>
        </dd>
        <dt>{t('customers.updatedAt')}</dt>
        <dd>
          <DateTime value={updatedAt} />
          <div className="lk-meta">{updatedBy}</div>
        </dd>
      </dl>
    </section>
  );
}
