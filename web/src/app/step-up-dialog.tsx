import { useQuery } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body, done } from '../api/client';
import { useStaff } from '../api/session';
import { PasskeyButton } from '../ui/passkey-button';
import { Field } from '../ui/field';
import { ErrorState, ProblemAlert, Skeleton } from '../ui/states';
import { useForm } from '../ui/use-form';

interface ProofProps {
  withCode: boolean;
  onDone: () => void;
}

function ProofForm({ withCode, onDone }: ProofProps) {
  const { t } = useTranslation();
  const { user } = useStaff();
  const form = useForm({ password: '', code: '' }, async ({ password, code }) => {
    await done(api.POST('/api/v1/session:confirm', { body: { password, ...(withCode && { code }) } }));
    onDone();
  });
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <p>{t('app.stepUp.why')}</p>
      <ProblemAlert error={form.error} />
      <input type="hidden" autoComplete="username" value={user.email} readOnly />
      <Field label={t('app.stepUp.password')} error={form.errorAt('/password')}>
        {(wiring) => (
          <Input.Password
            {...wiring}
            required
            autoFocus
            autoComplete="current-password"
            value={form.values.password}
            onChange={(event) => form.set('password', event.target.value)}
          />
        )}
      </Field>
      {withCode && (
        <Field label={t('app.stepUp.code')} error={form.errorAt('/code')}>
          {(wiring) => (
            <Input
              {...wiring}
              required
              maxLength={40}
              autoComplete="one-time-code"
              value={form.values.code}
              onChange={(event) => form.set('code', event.target.value)}
            />
          )}
        </Field>
      )}
      <Button type="primary" htmlType="submit" block loading={form.busy}>
        {t('app.stepUp.submit')}
      </Button>
    </form>
  );
}

/** Asks for a passkey, or the password and a code where codes are used, over whatever was going on. */
export function StepUpDialog({ onClose }: { onClose: (proved: boolean) => void }) {
  const { t } = useTranslation();
  const factor = useQuery({
    queryKey: ['second-factor'],
    queryFn: () => body(api.GET('/api/v1/me/totp')),
  });
  return (
    <Modal
      open
      title={t('app.stepUp.title')}
      footer={null}
      width={400}
      mask={{ closable: false }}
      onCancel={() => onClose(false)}
    >
      {factor.isPending && <Skeleton lines={3} />}
      {factor.error && <ErrorState error={factor.error} retry={() => void factor.refetch()} />}
      {factor.data && (
        <div className="lk-stack">
          {factor.data.passkeys > 0 && (
            <PasskeyButton
              purpose="confirm"
              label={t('app.stepUp.passkey')}
              onAnswer={(passkey) =>
                done(api.POST('/api/v1/session:confirm', { body: { passkey } })).then(() => onClose(true))
              }
            />
          )}
          <ProofForm
            withCode={factor.data.since != null || factor.data.passkeys > 0}
            onDone={() => onClose(true)}
          />
        </div>
      )}
    </Modal>
  );
}
