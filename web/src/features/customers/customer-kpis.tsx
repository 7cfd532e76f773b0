import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types';
import { formatNumber, type MoneyLike } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { InfoTip } from '../../ui/info-tip';
import { DateTime, Money } from '../../ui/text';

export function averageOrder(revenue: MoneyLike | null | undefined, orderCount: number): MoneyLike | null {
  if (revenue == null || orderCount === 0) return null;
  return { amount: String(Number(revenue.amount) / orderCount), currency: revenue.currency };
}

interface Kpi {
  key: 'revenue' | 'orderCount' | 'average' | 'lastOrderAt' | 'refunded' | 'since';
  value: ReactNode;
}

/** What the customer is worth, at a glance. */
export function CustomerKpis({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const { orderCount, revenue, refunded, firstOrderAt, lastOrderAt, createdAt } = customer;
  const kpis: Kpi[] = [
    { key: 'revenue', value: <Money value={revenue} /> },
    { key: 'orderCount', value: formatNumber(orderCount, locale) },
    { key: 'average', value: <Money value={averageOrder(revenue, orderCount)} /> },
    { key: 'lastOrderAt', value: <DateTime value={lastOrderAt} dateOnly /> },
    { key: 'refunded', value: <Money value={refunded} /> },
    { key: 'since', value: <DateTime value={firstOrderAt ?? createdAt} dateOnly /> },
  ];
  return (
    <dl className="lk-kpi-strip">
      {kpis.map(({ key, value }) => (
        <div className="lk-card" key={key}>
          <dt>
            {t(`customers.${key}`)}
            <InfoTip about={t(`customers.${key}`)}>{t(`customers.about.${key}`)}</InfoTip>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
