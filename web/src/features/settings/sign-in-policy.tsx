import { useQuery } from '@tanstack/react-query';
import { App, Button, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SignInPolicy as Policy } from '../../api/types';
import { Field } from '../../ui/field';
import { ErrorState, ProblemAlert, Skeleton } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { signInPolicyQuery, useChangeSignInPolicy } from './sign-in-policy-queries';

const DEMANDS = ['administrators', 'risky', 'everybody'] as const;
const DAYS_MAX = 30;

function PolicyForm({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const change = useChangeSignInPolicy();
  const form = useForm(policy, async (values) => {
    await change.mutateAsync(values);
    void message.success(t('settings.signInPolicy.saved'));
  });
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <p className="lk-muted">{t('settings.signInPolicy.what')}</p>
      <ProblemAlert error={form.error} />
      <div className="lk-form-grid">
        <Field label={t('settings.signInPolicy.whom')} error={form.errorAt('/secondFactor')}>
          {(wiring) => (
            <Select
              {...wiring}
              value={form.values.secondFactor}
              onChange={(whom) => form.set('secondFactor', whom)}
              options={DEMANDS.map((value) => ({ value, label: t(`settings.signInPolicy.of.${value}`) }))}
            />
          )}
        </Field>
        <Field
          label={t('settings.signInPolicy.grace')}
          hint={t('settings.signInPolicy.graceHint')}
          error={form.errorAt('/graceDays')}
        >
          {(wiring) => (
            <InputNumber
              {...wiring}
              min={0}
              max={DAYS_MAX}
              precision={0}
              value={form.values.graceDays}
              onChange={(days) => form.set('graceDays', days ?? 0)}
            />
          )}
        </Field>
      </div>
      <div>
        <Button type="primary" htmlType="submit" loading={form.busy}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  );
}

/** Of whom the organization demands a second step. */
export function SignInPolicy() {
  const policy = useQuery(signInPolicyQuery);
  if (policy.isPending) return <Skeleton lines={3} />;
  if (policy.error) return <ErrorState error={policy.error} retry={() => void policy.refetch()} />;
  return <PolicyForm policy={policy.data} />;
}
