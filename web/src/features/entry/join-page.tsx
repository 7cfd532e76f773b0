import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { adoptSession } from '../../api/session';
import { secretOfLink } from '../../lib/fragment';
import { PageHeader } from '../../ui/page-header';
import { EmptyState, ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { PersonFields } from './person-fields';

function JoinForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({ displayName: '', password: '' }, async (values) => {
    adoptSession(client, await body(api.POST('/api/v1/invitations:accept', { body: { token, ...values } })));
    await navigate({ to: '/' });
  });
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
