import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session';
import { useRegional } from '../../lib/locale';
import { PageHeader } from '../../ui/page-header';
import { EmptyState } from '../../ui/states';
import { Checklist } from './checklist';
import { HomeCustomers, HomeNewCustomers } from './home-customers';
import { HomeImports } from './home-imports';
import { comparedDays, HomeSales } from './home-sales';
import './home.css';

/** What happened today, and what wants to be looked at. */
export function HomePage() {
  const { t } = useTranslation();
  const may = useMay();
  const { zone } = useRegional();
  // One moment for the whole visit: what is compared must not shift while one reads.
  const [now] = useState(() => new Date());
  const { day, month } = comparedDays(zone, now);
  const anything = ['report.read', 'customer.read', 'import.read'].some(may);
  return (
    <>
      <PageHeader title={t('home.title')} />
      {!anything && (
        <EmptyState
          title={t('app.nothing.title')}
          detail={t('app.nothing.detail')}
          action={<Link to="/settings/account">{t('app.settings.account')}</Link>}
        />
      )}
      <Checklist />
      {may('report.read') && <HomeNewCustomers day={day.days} month={month.days} />}
      <div className="lk-home">
        {may('report.read') && (
          <>
            <HomeSales title={t('home.today')} against={t('home.lastWeek')} {...day} />
            <HomeSales title={t('home.month')} against={t('home.lastMonth')} {...month} />
          </>
        )}
        {may('customer.read') && <HomeCustomers now={now} />}
        {may('import.read') && <HomeImports />}
      </div>
    </>
  );
}
