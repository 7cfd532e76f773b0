import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types';
import { formatNumber, type MoneyLike } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { DateTime, Money } from '../../ui/text';

export function averageOrder(revenue: MoneyLike | null | undefined, orderCount: number): MoneyLike | null {
  if (revenue == null || orderCount === 0) return null;
  return { amount: String(Number(revenue.amount) / orderCount), currency: revenue.currency };
}

/** What the customer is worth, at a glance. */
export function CustomerKpis({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const { orderCount, revenue, lastOrderAt } = customer;
  return (
    <dl className="lk-kpi-strip">
      <div className="lk-card">
        <dt>{t('customers.revenue')}</dt>
        <dd>
          <Money value={revenue} />
        </dd>
      </div>
      <div className="lk-card">
        <dt>{t('customers.orderCount')}</dt>
        <dd>{formatNumber(orderCount, locale)}</dd>
      </div>
      <div className="lk-card">
        <dt>{t('customers.average')}</dt>
        <dd>
          <Money value={averageOrder(revenue, orderCount)} />
        </dd>
      </div>
      <div className="lk-card">
        <dt>{t('customers.lastOrderAt')}</dt>
        <dd>
          <DateTime value={lastOrderAt} dateOnly />
        </dd>
      </div>
    </dl>
  );
}
