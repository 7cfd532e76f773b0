import { App, Button, Input, Select, Switch } from 'antd';
import { lazy, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import { useLocaleSwitch } from '../../lib/locale';
import { partOf } from '../../lib/sees';
import { switchShortcuts, useShortcutsOn } from '../../lib/shortcuts';
import { LOCALE_CHOICES } from '../../pickers/region-lists';
import { Field } from '../../ui/field';
import { PageHeader } from '../../ui/page-header';
import { ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { OwnSessions } from './own-sessions';
import { Passkeys } from './passkeys';
import { PasswordForm } from './password-form';
import { useChangeAccount } from './queries';
import { TwoStep } from './two-step';
import { useRoleName } from './roles';

/** Which few organizations have. */
const LinkedAccounts = lazy(() =>
  import('./linked-accounts').then((loaded) => ({ default: loaded.LinkedAccounts })),
);

function ProfileForm() {
  const { t } = useTranslation();
  const { user } = useStaff();
  const language = useLocaleSwitch();
  const change = useChangeAccount();
  const { message } = App.useApp();
  const form = useForm({ displayName: user.displayName, locale: language.locale }, async (values) => {
    await change.mutateAsync(values);
    language.change(values.locale);
    void message.success(t('settings.account.saved'));
  });
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <ProblemAlert error={form.error} />
      <div className="lk-form-grid">
        <Field label={t('settings.field.email')}>
          {(wiring) => <Input {...wiring} readOnly value={user.email} />}
        </Field>
        <Field label={t('settings.field.name')} error={form.errorAt('/displayName')}>
          {(wiring) => (
            <Input
              {...wiring}
              required
              maxLength={100}
              autoComplete="name"
              value={form.values.displayName}
              onChange={(event) => form.set('displayName', event.target.value)}
            />
          )}
        </Field>
        <Field label={t('settings.account.language')} error={form.errorAt('/locale')}>
          {(wiring) => (
            <Select
              {...wiring}
              options={LOCALE_CHOICES}
              value={form.values.locale}
              onChange={(locale) => form.set('locale', locale)}
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

/** Kept in this browser: another one may have another keyboard. */
function ShortcutSwitch() {
  const { t } = useTranslation();
  const id = useId();
  const on = useShortcutsOn();
  return (
    <>
      <div className="lk-row">
        <Switch id={id} checked={on} aria-describedby={`${id}-hint`} onChange={switchShortcuts} />
        <label htmlFor={id}>{t('settings.shortcuts.single')}</label>
      </div>
      <p id={`${id}-hint`} className="lk-field-hint">
        {t('settings.shortcuts.hint')}
      </p>
    </>
  );
}

export function AccountPage() {
  const { t } = useTranslation();
  const { role, scope } = useStaff();
  const roleName = useRoleName();
  const part = partOf(scope);
  return (
    <>
      <PageHeader title={t('app.settings.account')} />
      <section className="lk-card">
        <h2>{t('settings.account.profile')}</h2>
        <p className="lk-muted lk-card-lead">
          {t('settings.field.role')}: {roleName(role)}
          {part !== undefined && ` · ${t(`app.sees.${part}`)}`}
        </p>
        <ProfileForm />
      </section>
      <section className="lk-card">
        <h2>{t('settings.account.password')}</h2>
        <PasswordForm />
      </section>
      <section className="lk-card">
        <h2>{t('settings.twoStep.title')}</h2>
        <TwoStep />
      </section>
      <section className="lk-card">
        <h2>{t('settings.passkeys.title')}</h2>
        <Passkeys />
      </section>
      <Suspense>
        <LinkedAccounts />
      </Suspense>
      <section className="lk-card">
        <h2>{t('settings.shortcuts.title')}</h2>
        <ShortcutSwitch />
      </section>
      <section className="lk-card">
        <h2>{t('settings.account.sessions')}</h2>
        <OwnSessions />
      </section>
    </>
  );
}
