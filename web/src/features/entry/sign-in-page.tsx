import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { adoptSession } from '../../api/session';
import { Field } from '../../ui/field';
import { PageHeader } from '../../ui/page-header';
import { ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';

const route = getRouteApi('/entry/sign-in');

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error instanceof ApiProblem && error.status === 429 && error.waitSeconds !== undefined) {
    return (
      <div className="lk-alert" role="alert">
        {t('entry.signIn.locked', { minutes: Math.ceil(error.waitSeconds / 60) })}
      </div>
    );
  }
  return <ProblemAlert error={error} />;
}

export function SignInPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  const fresh = useQuery({ queryKey: ['setup'], queryFn: () => body(api.GET('/api/v1/setup')) });
  const form = useForm({ email: '', password: '' }, async (credentials) => {
    adoptSession(client, await body(api.POST('/api/v1/session', { body: credentials })));
    router.history.push(next ?? '/');
  });
  return (
    <main className="lk-card lk-entry-box lk-stack">
      <PageHeader title={t('entry.signIn.title')} />
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
      {fresh.data?.open === true && <p className="lk-note">{t('entry.signIn.closed')}</p>}
    </main>
  );
}
