import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { adoptSession } from '../../api/session';
import type { Session } from '../../api/types';
import { secretOfLink } from '../../lib/fragment';
import { PageHeader } from '../../ui/page-header';
import { EmptyState, ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { furtherStep } from './further-step';
import { PersonFields } from './person-fields';
import { SecondStep } from './second-step';

function JoinForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [second, setSecond] = useState(false);
  const adopt = (session: Session) => {
    adoptSession(client, session);
    void navigate({ to: '/' });
  };
  const form = useForm({ displayName: '', password: '' }, (values) =>
    body(api.POST('/api/v1/invitations:accept', { body: { token, ...values } })).then(
      adopt,
      (refusal: unknown) => {
        if (furtherStep(refusal) !== 'secondStep') throw refusal;
        setSecond(true);
      },
    ),
  );
  if (second) return <SecondStep onSignedIn={adopt} onBack={() => void navigate({ to: '/sign-in' })} />;
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <p className="lk-muted">{t('entry.join.intro')}</p>
      <ProblemAlert error={form.error} />
      <PersonFields {...form.values} onChange={form.set} errorAt={form.errorAt} />
      <Button type="primary" htmlType="submit" loading={form.busy}>
        {t('entry.join.submit')}
      </Button>
    </form>
  );
}

export function JoinPage() {
  const { t } = useTranslation();
  const token = secretOfLink('token');
  return (
    <main className="lk-card lk-entry-box lk-stack">
      <PageHeader title={t('entry.join.title')} />
      {token === null ? (
        <EmptyState
          title={t('entry.join.noToken')}
          detail={t('entry.join.noTokenDetail')}
          action={<Link to="/sign-in">{t('entry.setUp.toSignIn')}</Link>}
        />
      ) : (
        <JoinForm token={token} />
      )}
    </main>
  );
}
