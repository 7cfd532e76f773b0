import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { adoptSession } from '../../api/session';
import type { NewOrganization } from '../../api/types';
import { secretOfLink } from '../../lib/fragment';
import { useRegional } from '../../lib/locale';
import { OrganizationFields } from '../../pickers/organization-fields';
import { suggestedZone } from '../../pickers/region-lists';
import { Field } from '../../ui/field';
import { PageHeader } from '../../ui/page-header';
import { EmptyState, ErrorState, ProblemAlert, Skeleton } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { PersonFields } from './person-fields';

interface Values {
  email: string;
  displayName: string;
  password: string;
  organization: NewOrganization;
}

function SetUpForm({ token, keptCurrency }: { token: string; keptCurrency: string | undefined }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const client = useQueryClient();
  const navigate = useNavigate();
  const organization: NewOrganization = {
    name: '',
    zone: suggestedZone(),
    currency: keptCurrency ?? 'CNY',
    region: 'CN',
    locale,
  };
  const form = useForm<Values>({ email: '', displayName: '', password: '', organization }, async (values) => {
    adoptSession(client, await body(api.POST('/api/v1/setup', { body: { token, ...values } })));
    await navigate({ to: '/' });
  });
  const { values, set, errorAt } = form;
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <ProblemAlert error={form.error} />
      <fieldset className="lk-form">
        <legend>{t('entry.setUp.organization')}</legend>
        <OrganizationFields
          value={values.organization}
          keptCurrency={keptCurrency}
          onChange={(value) => set('organization', value)}
          errorAt={(field) => errorAt(`/organization/${field}`) ?? errorAt(`/${field}`)}
        />
      </fieldset>
      <fieldset className="lk-form">
        <legend>{t('entry.setUp.you')}</legend>
        <Field label={t('entry.signIn.email')} error={errorAt('/email')}>
          {(wiring) => (
            <Input
              {...wiring}
              type="email"
              required
              maxLength={254}
              autoComplete="username"
              value={values.email}
              onChange={(event) => set('email', event.target.value)}
            />
          )}
        </Field>
        <PersonFields
          displayName={values.displayName}
          password={values.password}
          onChange={set}
          errorAt={errorAt}
        />
      </fieldset>
      <Button type="primary" htmlType="submit" loading={form.busy}>
        {t('entry.setUp.submit')}
      </Button>
    </form>
  );
}

export function SetUpPage() {
  const { t } = useTranslation();
  const token = secretOfLink('token');
  const state = useQuery({ queryKey: ['setup'], queryFn: () => body(api.GET('/api/v1/setup')) });
  const content = () => {
    if (state.isPending) return <Skeleton />;
    if (state.error) return <ErrorState error={state.error} retry={() => void state.refetch()} />;
    if (!state.data.open) {
      return (
        <EmptyState
          title={t('entry.setUp.closed')}
          detail={t('entry.setUp.closedDetail')}
          action={<Link to="/sign-in">{t('entry.setUp.toSignIn')}</Link>}
        />
      );
    }
    if (token === null)
      return <EmptyState title={t('entry.setUp.noToken')} detail={t('entry.setUp.noTokenDetail')} />;
    return (
      <>
        <p className="lk-muted">{t('entry.setUp.intro')}</p>
        <SetUpForm token={token} keptCurrency={state.data.currency ?? undefined} />
      </>
    );
  };
  return (
    <main className="lk-card lk-entry-box lk-entry-wide lk-stack">
      <PageHeader title={t('entry.setUp.title')} />
      {content()}
    </main>
  );
}
