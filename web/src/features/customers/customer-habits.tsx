import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Habits } from '../../api/types';
import { formatMoney, formatNumber, formatShare } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { useChannels, useStores } from '../../pickers/places';
import { ErrorState, Skeleton } from '../../ui/states';
import { DateTime, Money } from '../../ui/text';
import './customer-habits.css';
import { habitsQuery } from './queries';

interface Row {
  key: string;
  name: string;
  /** From 0 to 1: how long the bar is. */
  length: number;
  figure: string;
}

/** Names with bars; the figure says what the bar shows. */
function Bars({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul className="lk-habit-rows">
        {rows.map(({ key, name, length, figure }) => (
          <li key={key}>
            <span>{name}</span>
            <span className="lk-habit-bar" style={{ width: `${length * 100}%` }} />
            <span>{figure}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many orders by hour: a column each, and the same in words. */
function Hours({ byHour }: { byHour: readonly number[] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...byHour);
  const words = byHour
    .map((orders, hour) => ({ orders, hour }))
    .filter(({ orders }) => orders > 0)
    .map(({ orders, hour }) => t('customers.habits.atHour', { hour, n: orders }));
  return (
    <section>
      <h3>{t('customers.habits.byHour')}</h3>
      <div
        role="img"
        aria-label={`${t('customers.habits.byHour')}: ${words.join(t('customers.habits.comma'))}`}
      >
        <ul className="lk-habit-columns" aria-hidden>
          {byHour.map((orders, hour) => (
            <li
              key={hour}
              style={{ height: `${(orders / most) * 100}%` }}
              title={t('customers.habits.atHour', { hour, n: orders })}
            />
          ))}
        </ul>
      </div>
      <div className="lk-habit-axis" aria-hidden>
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </section>
  );
}

function Rhythm({ habits }: { habits: Habits }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const { rhythm } = habits;
  if (rhythm == null) return null;
  const days = (value: number) =>
    t('customers.habits.days', { n: formatNumber(Math.round(value * 10) / 10, locale) });
  return (
    <dl className="lk-habit-facts">
      <div>
        <dt>{t('customers.habits.every')}</dt>
        <dd>{rhythm.medianDays == null ? t('ui.none') : days(rhythm.medianDays)}</dd>
      </div>
      <div>
        <dt>{t('customers.habits.mean')}</dt>
        <dd>{rhythm.meanDays == null ? t('ui.none') : days(rhythm.meanDays)}</dd>
      </div>
      <div>
        <dt>{t('customers.habits.sinceLast')}</dt>
        <dd>{days(rhythm.daysSinceLast)}</dd>
      </div>
      <div>
        <dt>{t('customers.habits.basket')}</dt>
        <dd>
          <Money value={rhythm.averageAmount} />
        </dd>
      </div>
      <div>
        <dt>{t('customers.habits.items')}</dt>
        <dd>{formatNumber(Number(rhythm.averageItems), locale)}</dd>
      </div>
      <div>
        <dt>{t('customers.habits.first')}</dt>
        <dd>
          <DateTime value={rhythm.firstOrderAt} dateOnly />
        </dd>
      </div>
      <div>
        <dt>{t('customers.habits.orders')}</dt>
        <dd>
          {formatNumber(habits.orders, locale)}
          {habits.capped ? '+' : ''}
        </dd>
      </div>
    </dl>
  );
}

const SHOWN = 5;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function useRows(habits: Habits) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const channels = useChannels();
  const stores = useStores();
  const orders = (n: number) => t('customers.habits.inOrders', { n: formatNumber(n, locale) });
  const most = Math.max(1, ...habits.byWeekday);
  const places = (places: Habits['channels'], name: (code: string | null | undefined) => string): Row[] =>
    places.slice(0, SHOWN).map((place) => ({
      key: place.code ?? '',
      name: name(place.code),
      length: place.orders / habits.orders,
      figure: orders(place.orders),
    }));
  const shares = (shares: Habits['products'], none: string): Row[] =>
    shares.slice(0, SHOWN).map(({ key, name, revenue, share }) => ({
      key: key ?? '',
      name: name ?? key ?? none,
      length: share,
      figure: `${formatMoney(revenue, locale)} · ${formatShare(share, locale)}`,
    }));
  return {
    weekdays: habits.byWeekday.map((count, at) => ({
      key: String(at),
      name: t(`customers.habits.${WEEKDAYS[at] ?? 'mon'}`),
      length: count / most,
      figure: orders(count),
    })),
    channels: places(habits.channels, (code) => channels.name(code) ?? t('ui.none')),
    stores: places(habits.stores, (code) => stores.name(code) ?? t('customers.habits.noStore')),
    categories: shares(habits.categories, t('customers.habits.noCategory')),
    products: shares(habits.products, t('ui.none')),
  };
}

function Content({ habits }: { habits: Habits }) {
  const { t } = useTranslation();
  const rows = useRows(habits);
  return (
    <>
      <Rhythm habits={habits} />
      <div className="lk-habits">
        <Bars title={t('customers.habits.products')} rows={rows.products} />
        <Bars title={t('customers.habits.categories')} rows={rows.categories} />
        <Bars title={t('customers.habits.channels')} rows={rows.channels} />
        <Bars title={t('customers.habits.stores')} rows={rows.stores} />
        <Bars title={t('customers.habits.byWeekday')} rows={rows.weekdays} />
        <Hours byHour={habits.byHour} />
      </div>
    </>
  );
}

/** How somebody buys: how often, how much, when, where and what. */
export function CustomerHabits({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(habitsQuery(customer));
  const content = () => {
    if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
    if (data === undefined) return <Skeleton lines={6} />;
    if (data.orders === 0) return <p className="lk-muted">{t('customers.habits.nothing')}</p>;
    return <Content habits={data} />;
  };
  return (
    <section className="lk-stack" aria-label={t('customers.habits.title')}>
      {content()}
    </section>
  );
}
