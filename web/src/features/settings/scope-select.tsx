import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field';
import { SCOPES, seesAlwaysAll, useUsualScope } from './roles';

interface Props {
  role: string;
  value: string;
  onChange: (scope: string) => void;
  error: string | undefined;
  disabled: boolean;
}

/** How much of the customers somebody sees; the role says what is usual. */
export function ScopeField({ role, value, onChange, error, disabled }: Props) {
  const { t } = useTranslation();
  const usualScope = useUsualScope();
  const whole = seesAlwaysAll(role);
  const hint = whole
    ? 'settings.scopes.whole'
    : value !== 'all' && usualScope(role) === 'all'
      ? 'settings.scopes.parted'
      : value === usualScope(role)
        ? 'settings.scopes.usual'
        : undefined;
  return (
    <Field label={t('settings.scopes.label')} hint={hint && t(hint)} error={error}>
      {(wiring) => (
        <Select<string>
          {...wiring}
          disabled={disabled || whole}
          value={value}
          onChange={onChange}
          options={SCOPES.map((scope) => ({ value: scope as string, label: t(`settings.scope.${scope}`) }))}
        />
      )}
    </Field>
  );
}
