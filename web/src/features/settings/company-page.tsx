import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import type { NewOrganization } from '../../api/types';
import { OrganizationFields } from '../../pickers/organization-fields';
import { PageHeader } from '../../ui/page-header';
import { ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { useChangeCompany } from './queries';
import { SignInPolicy } from './sign-in-policy';

export function CompanyPage() {
  const { t } = useTranslation();
  const { tenant } = useStaff();
  const change = useChangeCompany();
  const { message } = App.useApp();
  const { name, zone, currency, region, locale } = tenant;
  const start: NewOrganization = { name, zone, currency, region, locale };
  const form = useForm({ settings: start }, async ({ settings }) => {
    await change.mutateAsync({ settings, version: tenant.version });
    void message.success(t('settings.company.saved'));
  });
  return (
    <>
      <PageHeader title={t('app.settings.company')} />
      <form className="lk-card lk-form" onSubmit={form.submit}>
        <ProblemAlert error={form.error} />
        <OrganizationFields
          value={form.values.settings}
          onChange={(settings) => form.set('settings', settings)}
          errorAt={(field) => form.errorAt(`/settings/${field}`) ?? form.errorAt(`/${field}`)}
        />
        <div>
          <Button type="primary" htmlType="submit" loading={form.busy}>
            {t('settings.company.save')}
          </Button>
        </div>
      </form>
      <section className="lk-card">
        <h2>{t('settings.signInPolicy.title')}</h2>
        <SignInPolicy />
      </section>
    </>
  );
}
