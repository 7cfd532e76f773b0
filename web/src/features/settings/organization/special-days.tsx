import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { DAYS_MAX, datesTwice, type SpecialDay } from './hours';
import { Intervals } from './intervals';

interface Props {
  value: readonly SpecialDay[];
  onChange: (days: SpecialDay[]) => void;
  /** What the server says, by what follows `/hours/days`. */
  errorAt: (pointer: string) => string | undefined;
}

/** Dates on which other hours hold. */
export function SpecialDays({ value, onChange, errorAt }: Props) {
  const { t } = useTranslation();
  const twice = datesTwice(value);
  const put = (at: number, change: Partial<SpecialDay>) =>
    onChange(value.map((day, index) => (index === at ? { ...day, ...change } : day)));
  return (
    <fieldset className="lk-dates">
      <legend>{t('settings.structure.hours.days')}</legend>
      <p className="lk-field-hint">{t('settings.structure.hours.daysHint')}</p>
      {value.map((day, at) => (
        <div key={at} className="lk-date">
          <Field
            label={t('settings.structure.hours.date')}
            error={twice.has(day.date) ? t('settings.structure.hours.twice') : errorAt(`/${at}/date`)}
          >
            {(wiring) => (
              <Input
                {...wiring}
                type="date"
                required
                value={day.date}
                onChange={(event) => put(at, { date: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('settings.structure.hours.note')} error={errorAt(`/${at}/note`)}>
            {(wiring) => (
              <Input
                {...wiring}
                maxLength={100}
                placeholder={t('settings.structure.hours.noteHint')}
                value={day.note ?? ''}
                onChange={(event) => put(at, { note: event.target.value })}
              />
            )}
          </Field>
          <Intervals
            day={day.date === '' ? t('settings.structure.hours.newDay') : day.date}
            value={day.intervals}
            onChange={(intervals) => put(at, { intervals })}
            error={errorAt(`/${at}/intervals`)}
          />
          <Button
            size="small"
            className="lk-date-remove"
            onClick={() => onChange(value.filter((_, index) => index !== at))}
          >
            {t('settings.structure.hours.removeDay')}
          </Button>
        </div>
      ))}
      {value.length < DAYS_MAX && (
        <Button onClick={() => onChange([...value, { date: '', intervals: [], note: '' }])}>
          {t('settings.structure.hours.addDay')}
        </Button>
      )}
    </fieldset>
  );
}
