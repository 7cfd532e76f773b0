import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field';

interface Props {
  displayName: string;
  password: string;
  onChange: (key: 'displayName' | 'password', value: string) => void;
  errorAt: (pointer: string) => string | undefined;
}

/** Name and a new password: the same at set-up and when joining. */
export function PersonFields({ displayName, password, onChange, errorAt }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('entry.setUp.displayName')} error={errorAt('/displayName')}>
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxLength={100}
            autoComplete="name"
            value={displayName}
            onChange={(event) => onChange('displayName', event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('entry.signIn.password')}
        hint={t('entry.setUp.passwordHint')}
        error={errorAt('/password') ?? errorAt('/newPassword')}
      >
        {(wiring) => (
          <Input.Password
            {...wiring}
            required
            minLength={12}
            maxLength={500}
            autoComplete="new-password"
            value={password}
            onChange={(event) => onChange('password', event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
