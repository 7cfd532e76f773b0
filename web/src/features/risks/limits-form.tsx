import { useQuery } from '@tanstack/react-query';
import { App, Button, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RiskLimits } from '../../api/types';
import { Field } from '../../ui/field';
import { ErrorState, ProblemAlert, Skeleton } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { limitsQuery, useChangeLimits } from './queries';

const LEAST = 100;
const MOST = 10_000_000;
const LAST_HOUR = 23;

const FIELDS = [
  { name: 'personRecordsPerDay', min: LEAST, max: MOST },
  { name: 'exportRowsPerDay', min: LEAST, max: MOST },
  { name: 'quietFrom', min: 0, max: LAST_HOUR },
  { name: 'quietTo', min: 0, max: LAST_HOUR },
] as const;

function Form({ limits, onDone }: { limits: RiskLimits; onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const change = useChangeLimits(limits);
  const form = useForm(limits, async (values) => {
    await change(values);
    void message.success(t('risks.limits.saved'));
    onDone();
  });
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <ProblemAlert error={form.error} />
      {FIELDS.map(({ name, min, max }) => (
        <Field
          key={name}
          label={t(`risks.limits.${name}`)}
          hint={t(`risks.limits.hints.${name}`)}
          error={form.errorAt(`/${name}`)}
        >
          {(wiring) => (
            <InputNumber
              {...wiring}
              required
              min={min}
              max={max}
              precision={0}
              value={form.values[name]}
              onChange={(value) => {
                if (value !== null) form.set(name, value);
              }}
            />
          )}
        </Field>
      ))}
      <div>
        <Button type="primary" htmlType="submit" loading={form.busy}>
          {t('risks.limits.save')}
        </Button>
      </div>
    </form>
  );
}

export function LimitsForm({ onDone }: { onDone: () => void }) {
  const limits = useQuery(limitsQuery);
  if (limits.error) return <ErrorState error={limits.error} retry={() => void limits.refetch()} />;
  return limits.data ? <Form limits={limits.data} onDone={onDone} /> : <Skeleton lines={6} />;
}
