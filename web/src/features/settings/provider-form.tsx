import { App, Button, Input, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import type { IdentityProvider } from '../../api/types';
import { CopyField } from '../../ui/copy-field';
import { Field } from '../../ui/field';
import { ProblemAlert, useProblemWords } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { useAddProvider, useChangeProvider } from './single-sign-on-queries';

interface Values {
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  listed: boolean;
  trustsSecondFactor: boolean;
}

const NEW: Values = {
  name: '',
  issuer: '',
  clientId: '',
  clientSecret: '',
  listed: true,
  trustsSecondFactor: false,
};

const ISSUER_EXAMPLE = 'https://login.example.com';

/** Refusals that are about one field, though the server names none. */
const FIELD_OF: Readonly<Record<string, keyof Values>> = {
  'access/provider-unknown': 'issuer',
  'access/provider-incomplete': 'issuer',
  'access/provider-signature': 'issuer',
  'egress/unreachable': 'issuer',
  'egress/address-refused': 'issuer',
  'access/provider-exists': 'clientId',
};

interface ChoiceProps {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Choice({ label, hint, checked, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="lk-field">
      <div className="lk-row">
        <Switch id={id} checked={checked} aria-describedby={`${id}-hint`} onChange={onChange} />
        <label htmlFor={id}>{label}</label>
      </div>
      <span id={`${id}-hint`} className="lk-field-hint">
        {hint}
      </span>
    </div>
  );
}

/** What a link rests on. */
function Fixed({ provider: { issuer, clientId } }: { provider: IdentityProvider }) {
  const { t } = useTranslation();
  return (
    <div className="lk-stack-tight">
      <dl className="lk-facts">
        <dt>{t('settings.singleSignOn.issuer')}</dt>
        <dd className="lk-mono">{issuer}</dd>
        <dt>{t('settings.singleSignOn.clientId')}</dt>
        <dd className="lk-mono">{clientId}</dd>
      </dl>
      <p className="lk-field-hint">{t('settings.singleSignOn.fixed')}</p>
    </div>
  );
}

function useSave(provider: IdentityProvider | null, onDone: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const add = useAddProvider();
  const change = useChangeProvider();
  return async (values: Values) => {
    const { name, clientSecret, listed, trustsSecondFactor } = values;
    if (provider === null) await add.mutateAsync(values);
    else
      await change.mutateAsync({
        id: provider.id,
        version: provider.version,
        name,
        listed,
        trustsSecondFactor,
        ...(clientSecret !== '' && { clientSecret }),
      });
    void message.success(t('settings.singleSignOn.saved'));
    onDone();
  };
}

/** A new provider, or what may be changed of one; null: of a new one. */
export function ProviderForm({
  provider,
  onDone,
}: {
  provider: IdentityProvider | null;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const start = provider === null ? NEW : { ...provider, clientSecret: '' };
  const form = useForm<Values>(start, useSave(provider, onDone));
  const placed = form.error instanceof ApiProblem ? FIELD_OF[form.error.code] : undefined;
  const errorAt = (field: keyof Values) => {
    const { title, detail } = words(form.error);
    return form.errorAt(`/${field}`) ?? (placed === field ? `${title} ${detail}`.trim() : undefined);
  };
  const fixed = provider !== null;
  const text = (field: 'name' | 'issuer' | 'clientId' | 'clientSecret') => ({
    value: form.values[field],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => form.set(field, event.target.value),
  });
  return (
    <form className="lk-form" onSubmit={form.submit}>
      {!fixed && <p className="lk-note">{t('settings.singleSignOn.asked')}</p>}
      <ProblemAlert error={placed === undefined ? form.error : null} />
      <Field
        label={t('settings.singleSignOn.name')}
        hint={t('settings.singleSignOn.nameHint')}
        error={errorAt('name')}
      >
        {(wiring) => <Input {...wiring} {...text('name')} required autoFocus={!fixed} maxLength={60} />}
      </Field>
      {fixed ? (
        <Fixed provider={provider} />
      ) : (
        <>
          <Field
            label={t('settings.singleSignOn.issuer')}
            hint={t('settings.singleSignOn.issuerHint')}
            error={errorAt('issuer')}
          >
            {(wiring) => (
              <Input
                {...wiring}
                {...text('issuer')}
                type="url"
                required
                maxLength={300}
                placeholder={ISSUER_EXAMPLE}
              />
            )}
          </Field>
          <Field label={t('settings.singleSignOn.clientId')} error={errorAt('clientId')}>
            {(wiring) => <Input {...wiring} {...text('clientId')} required maxLength={200} />}
          </Field>
        </>
      )}
      <Field
        label={t('settings.singleSignOn.clientSecret')}
        hint={t(fixed ? 'settings.singleSignOn.secretKept' : 'settings.singleSignOn.secretHint')}
        error={errorAt('clientSecret')}
      >
        {(wiring) => (
          <Input.Password
            {...wiring}
            {...text('clientSecret')}
            required={!fixed}
            maxLength={500}
            autoComplete="new-password"
          />
        )}
      </Field>
      <Choice
        label={t('settings.singleSignOn.listed')}
        hint={t('settings.singleSignOn.listedHint')}
        checked={form.values.listed}
        onChange={(listed) => form.set('listed', listed)}
      />
      {fixed && !form.values.listed && (
        <div className="lk-stack-tight">
          <p className="lk-muted">{t('settings.singleSignOn.signInLink')}</p>
          <CopyField
            label={t('settings.singleSignOn.signInLink')}
            value={`${window.location.origin}/sign-in?provider=${provider.id}`}
          />
        </div>
      )}
      <Choice
        label={t('settings.singleSignOn.trusts')}
        hint={t('settings.singleSignOn.trustsHint')}
        checked={form.values.trustsSecondFactor}
        onChange={(trusts) => form.set('trustsSecondFactor', trusts)}
      />
      <Button type="primary" htmlType="submit" loading={form.busy}>
        {t(fixed ? 'ui.save' : 'settings.singleSignOn.add')}
      </Button>
    </form>
  );
}
