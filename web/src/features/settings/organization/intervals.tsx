import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { endsNextDay, INTERVALS_MAX, isAllDay, overlap, proposed, type Interval } from './hours';

interface Props {
  /** What the day is called, for those who do not see where the fields stand. */
  day: string;
  value: readonly Interval[];
  onChange: (intervals: Interval[]) => void;
  /** What the server says of them. */
  error: string | undefined;
}

/** The hours of one day. */
export function Intervals({ day, value, onChange, error }: Props) {
  const { t } = useTranslation();
  const objection = overlap(value) ? t('settings.structure.hours.overlap') : error;
  const put = (at: number, change: Partial<Interval>) =>
    onChange(value.map((interval, index) => (index === at ? { ...interval, ...change } : interval)));
  return (
    <div className="lk-intervals">
      {value.length === 0 && <span className="lk-muted">{t('settings.structure.hours.closed')}</span>}
      {value.map((interval, at) => (
        <span key={at} className="lk-interval">
          <Input
            type="time"
            required
            aria-label={t('settings.structure.hours.from', { day })}
            {...(objection === undefined ? {} : { 'aria-invalid': true })}
            value={interval.from}
            onChange={(event) => put(at, { from: event.target.value })}
          />
          <span aria-hidden>–</span>
          <Input
            type="time"
            required
            aria-label={t('settings.structure.hours.to', { day })}
            {...(objection === undefined ? {} : { 'aria-invalid': true })}
            value={interval.to}
            onChange={(event) => put(at, { to: event.target.value })}
          />
          {(endsNextDay(interval) || isAllDay(interval)) && (
            <span className="lk-meta" role="status">
              {t(
                isAllDay(interval) ? 'settings.structure.hours.allDay' : 'settings.structure.hours.untilNext',
              )}
            </span>
          )}
          <button
            type="button"
            className="lk-link-button"
            aria-label={t('settings.structure.hours.removeFrom', { day, number: at + 1 })}
            onClick={() => onChange(value.filter((_, index) => index !== at))}
          >
            <CloseOutlined aria-hidden />
          </button>
        </span>
      ))}
      {value.length < INTERVALS_MAX && (
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          aria-label={t('settings.structure.hours.addOn', { day })}
          onClick={() => onChange([...value, proposed(value)])}
        >
          {t('settings.structure.hours.add')}
        </Button>
      )}
      {objection !== undefined && (
        <span className="lk-field-error" role="alert">
          {objection}
        </span>
      )}
    </div>
  );
}
