import { App, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field';
import { ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { useChangePassword } from './queries';

export function PasswordForm() {
  const { t } = useTranslation();
  const change = useChangePassword();
  const { message } = App.useApp();
  const form = useForm({ currentPassword: '', newPassword: '' }, async (passwords) => {
    await change.mutateAsync(passwords);
    form.set('currentPassword', '');
    form.set('newPassword', '');
    void message.success(t('settings.account.changed'));
  });
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <ProblemAlert error={form.error} />
      <div className="lk-form-grid">
        <Field label={t('settings.account.current')} error={form.errorAt('/currentPassword')}>
          {(wiring) => (
            <Input.Password
              {...wiring}
              required
              autoComplete="current-password"
              value={form.values.currentPassword}
              onChange={(event) => form.set('currentPassword', event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('settings.account.next')}
          hint={t('entry.setUp.passwordHint')}
          error={form.errorAt('/newPassword') ?? form.errorAt('/password')}
        >
          {(wiring) => (
            <Input.Password
              {...wiring}
              required
              minLength={12}
              autoComplete="new-password"
              value={form.values.newPassword}
              onChange={(event) => form.set('newPassword', event.target.value)}
            />
          )}
        </Field>
      </div>
      <div>
        <Button htmlType="submit" loading={form.busy}>
          {t('settings.account.change')}
        </Button>
      </div>
    </form>
  );
}
