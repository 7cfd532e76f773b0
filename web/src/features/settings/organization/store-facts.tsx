import { useTranslation } from 'react-i18next';
import type { StoreDetail } from '../../../api/types';
import { formatNames } from '../../../lib/format';
import { useRegional } from '../../../lib/locale';
import { useOwners } from '../../../pickers/owners';
import { endsNextDay, isAllDay, untold, WEEKDAYS, weekdayName, type Interval } from './hours';
import { HEAD_OFFICE, pathName, type Layout } from './layout';

function useHoursWords(): (intervals: readonly Interval[]) => string {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const one = (interval: Interval) => {
    if (isAllDay(interval)) return t('settings.structure.hours.allDay');
    const next = endsNextDay(interval) ? ` (${t('settings.structure.hours.untilNext')})` : '';
    return `${interval.from}–${interval.to}${next}`;
  };
  return (intervals) =>
    intervals.length === 0 ? t('settings.structure.hours.closed') : formatNames(intervals.map(one), locale);
}

/** A store for those who may look. */
export function StoreFacts({ store: { code, profile }, layout }: { store: StoreDetail; layout: Layout }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const words = useHoursWords();
  const owners = useOwners();
  const none = t('ui.none');
  const unit = pathName(layout.places.get(profile.unitId ?? HEAD_OFFICE));
  const manager = owners.all.find(({ value }) => value === profile.managerId)?.label;
  const facts = [
    [t('settings.structure.code'), code],
    [t('settings.structure.unit'), unit === '' ? t('settings.structure.headOffice') : unit],
    [t('settings.structure.store.manager'), manager ?? none],
    [t('settings.structure.store.address'), profile.address ?? none],
    [t('settings.structure.store.phone'), profile.phone ?? none],
    [t('settings.structure.store.services'), profile.services.join(' · ') || none],
  ] as const;
  const hours = [
    ...WEEKDAYS.map((day) => [weekdayName(day, locale), words(profile.hours[day])] as const),
    ...profile.hours.days.map(
      ({ date, intervals, note }) =>
        [date, [words(intervals), note].filter((word) => word != null && word !== '').join(' · ')] as const,
    ),
  ];
  const list = (entries: readonly (readonly [string, string])[]) => (
    <dl className="lk-facts">
      {entries.map(([name, value]) => (
        <div key={name} className="lk-fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <>
      <section className="lk-card">
        <h2>{t('settings.structure.store.basics')}</h2>
        {list(facts)}
      </section>
      <section className="lk-card">
        <h2>{t('settings.structure.hours.title')}</h2>
        {untold(profile.hours) ? (
          <p className="lk-muted">{t('settings.structure.hours.unknown')}</p>
        ) : (
          list(hours)
        )}
      </section>
    </>
  );
}
