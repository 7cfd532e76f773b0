import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { adoptSession } from '../../api/session';
import type { Session } from '../../api/types';
import { Field } from '../../ui/field';
import { PasskeyButton } from '../../ui/passkey-button';
import { PageHeader } from '../../ui/page-header';
import { useForm } from '../../ui/use-form';
import { FurtherStep, furtherStep, type Further } from './further-step';
import { Refusal } from './refusal';
import { SingleSignOn } from './single-sign-on';

const route = getRouteApi('/entry/sign-in');

interface PasswordProps {
  onSignedIn: (session: Session) => void;
  onNext: (step: Further) => void;
}

function PasswordForm({ onSignedIn, onNext }: PasswordProps) {
  const { t } = useTranslation();
  const form = useForm({ email: '', password: '' }, (credentials) =>
    body(api.POST('/api/v1/session', { body: credentials })).then(onSignedIn, (refusal: unknown) => {
      const step = furtherStep(refusal);
      if (step === undefined) throw refusal;
      onNext(step);
    }),
  );
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <Refusal error={form.error} />
      <Field label={t('entry.signIn.email')} error={form.errorAt('/email')}>
        {(wiring) => (
          <Input
            {...wiring}
            type="email"
            required
            autoComplete="username"
            value={form.values.email}
            onChange={(event) => form.set('email', event.target.value)}
          />
        )}
      </Field>
      <Field label={t('entry.signIn.password')} error={form.errorAt('/password')}>
        {(wiring) => (
          <Input.Password
            {...wiring}
            required
            autoComplete="current-password"
            value={form.values.password}
            onChange={(event) => form.set('password', event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" block loading={form.busy}>
        {t('entry.signIn.submit')}
      </Button>
    </form>
  );
}

function PasskeySignIn({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  return (
    <PasskeyButton
      purpose="sign_in"
      label={t('entry.signIn.passkey')}
      onAnswer={(passkey) => body(api.POST('/api/v1/session:passkey', { body: passkey })).then(onSignedIn)}
    />
  );
}

export function SignInPage() {
  const { t } = useTranslation();
  const { next, provider } = route.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  const [step, setStep] = useState<Further>();
  const fresh = useQuery({ queryKey: ['setup'], queryFn: () => body(api.GET('/api/v1/setup')) });
  const adopt = (session: Session) => {
    adoptSession(client, session);
    router.history.push(next ?? '/');
  };
  return (
    <main className="lk-card lk-entry-box lk-stack">
      <PageHeader title={t(`entry.${step ?? 'signIn'}.title`)} />
      {step === undefined ? (
        <>
          <PasswordForm onSignedIn={adopt} onNext={setStep} />
          <PasskeySignIn onSignedIn={adopt} />
          <SingleSignOn next={next} provider={provider} />
        </>
      ) : (
        <FurtherStep step={step} onSignedIn={adopt} onBack={() => setStep(undefined)} />
      )}
      {fresh.data?.open === true && <p className="lk-note">{t('entry.signIn.closed')}</p>}
    </main>
  );
}
