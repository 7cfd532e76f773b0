import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CustomerSummary } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { buyersQuery } from '../../pickers/reports';
import { ToOrders } from '../../pickers/to-orders';
import { Figures } from '../../ui/figures';
import { ErrorState, Skeleton } from '../../ui/states';
import { DateTime, Money } from '../../ui/text';
import { bestCustomersQuery } from './queries';

interface Days {
  from: string;
  to: string;
}

/** How many came for the first time, today and this month. */
export function HomeNewCustomers({ day, month }: { day: Days; month: Days }) {
  const { t } = useTranslation();
  const { locale, currency } = useRegional();
  const ofDay = useQuery(buyersQuery({ ...day, currency, interval: 'month' })).data;
  const ofMonth = useQuery(buyersQuery({ ...month, currency, interval: 'month' })).data;
  if (ofDay === undefined || ofMonth === undefined) return <Skeleton lines={2} />;
  const figure = (key: string, name: string, days: Days, value: number, buyers: 'new' | 'returning') => ({
    key,
    name,
    value: <ToOrders orders={{ ...days, buyers, revenue: true }}>{formatNumber(value, locale)}</ToOrders>,
  });
  return (
    <Figures
      figures={[
        figure('dayNew', t('home.newToday'), day, ofDay.totals.newCustomers.customers, 'new'),
        figure('monthNew', t('home.newMonth'), month, ofMonth.totals.newCustomers.customers, 'new'),
        figure('dayBack', t('home.backToday'), day, ofDay.totals.returningCustomers.customers, 'returning'),
        figure(
          'monthBack',
          t('home.backMonth'),
          month,
          ofMonth.totals.returningCustomers.customers,
          'returning',
        ),
      ]}
    />
  );
}

const ABSENT_DAYS = 60;
const SHOWN = 8;
const DAY_MS = 86_400_000;

/** Of the best customers those who have not bought for long, the best first. */
export function absent(best: readonly CustomerSummary[], now: Date): CustomerSummary[] {
  return best
    .filter(
      ({ lastOrderAt }) =>
        lastOrderAt != null && now.getTime() - Date.parse(lastOrderAt) > ABSENT_DAYS * DAY_MS,
    )
    .slice(0, SHOWN);
}

/** Whom to look at: those worth most who have not come for long. */
export function HomeCustomers({ now }: { now: Date }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(bestCustomersQuery);
  const content = () => {
    if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
    if (data === undefined) return <Skeleton lines={5} />;
    const rows = absent(data, now);
    if (rows.length === 0)
      return (
        <p className="lk-home-none">
          {t('home.nobodyToSee', { days: ABSENT_DAYS })}{' '}
          <Link to="/customers" search={{ sort: '-revenue' }}>
            {t('home.bestCustomers')}
          </Link>
        </p>
      );
    return (
      <ul className="lk-home-list">
        {rows.map(({ id, name, ordinal, revenue, lastOrderAt }) => (
          <li key={id}>
            <Link to="/customers/$customerId" params={{ customerId: id }}>
              {name != null && name !== '' ? name : t('home.customerNo', { n: ordinal })}
            </Link>
            <Money value={revenue} />
            <span className="lk-muted">
              {t('home.lastOrder')} <DateTime value={lastOrderAt} dateOnly />
            </span>
          </li>
        ))}
      </ul>
    );
  };
  return (
    <section className="lk-card lk-stack-tight">
      <h2>{t('home.toSee')}</h2>
      <p className="lk-muted">{t('home.toSeeDetail', { days: ABSENT_DAYS })}</p>
      {content()}
    </section>
  );
}
