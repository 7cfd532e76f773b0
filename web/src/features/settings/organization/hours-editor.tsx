import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OpeningHours } from '../../../api/types';
import { useRegional } from '../../../lib/locale';
import { copiedToAll, WEEKDAYS, weekdayName } from './hours';
import { Intervals } from './intervals';
import { SpecialDays } from './special-days';

interface Props {
  value: OpeningHours;
  onChange: (hours: OpeningHours) => void;
  /** What the server says, by what follows `/hours`. */
  errorAt: (pointer: string) => string | undefined;
}

/** When a store is open: the usual week, and the dates that differ. */
export function HoursEditor({ value, onChange, errorAt }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  return (
    <div className="lk-stack">
      <p className="lk-field-hint">{t('settings.structure.hours.hint')}</p>
      {WEEKDAYS.map((day) => {
        const name = weekdayName(day, locale);
        return (
          <div key={day} className="lk-weekday" role="group" aria-label={name}>
            <span className="lk-weekday-name">{name}</span>
            <Intervals
              day={name}
              value={value[day]}
              onChange={(intervals) => onChange({ ...value, [day]: intervals })}
              error={errorAt(`/${day}`)}
            />
            {day === 'monday' && (
              <Button size="small" onClick={() => onChange(copiedToAll(value, day))}>
                {t('settings.structure.hours.copy')}
              </Button>
            )}
          </div>
        );
      })}
      <SpecialDays
        value={value.days}
        onChange={(days) => onChange({ ...value, days })}
        errorAt={(pointer) => errorAt(`/days${pointer}`)}
      />
    </div>
  );
}
