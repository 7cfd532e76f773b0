import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import type { Session } from '../../api/types';
import { Field } from '../../ui/field';
import { useForm } from '../../ui/use-form';
import { Refusal } from './refusal';

interface Props {
  onSignedIn: (session: Session) => void;
  /** Back to where the password is asked for. */
  onBack: () => void;
}

/** The second step of signing in: a code of the authenticator, or a recovery code. */
export function SecondStep({ onSignedIn, onBack }: Props) {
  const { t } = useTranslation();
  const [recovery, setRecovery] = useState(false);
  const form = useForm({ code: '' }, async (values) => {
    onSignedIn(await body(api.POST('/api/v1/session:complete', { body: values })));
  });
  const toggle = () => {
    form.set('code', '');
    setRecovery(!recovery);
  };
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <p className="lk-muted">{t(recovery ? 'entry.secondStep.introRecovery' : 'entry.secondStep.intro')}</p>
      <Refusal error={form.error} />
      <Field
        label={t(recovery ? 'entry.secondStep.recovery' : 'entry.secondStep.code')}
        error={form.errorAt('/code')}
      >
        {(wiring) => (
          <Input
            {...wiring}
            // Another field, for browsers that offer what they have.
            key={String(recovery)}
            required
            autoFocus
            maxLength={40}
            className="lk-code-input"
            autoComplete={recovery ? 'off' : 'one-time-code'}
            inputMode={recovery ? 'text' : 'numeric'}
            value={form.values.code}
            onChange={(event) => form.set('code', event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" block loading={form.busy}>
        {t('entry.secondStep.submit')}
      </Button>
      <Button type="text" block onClick={toggle}>
        {t(recovery ? 'entry.secondStep.useCode' : 'entry.secondStep.useRecovery')}
      </Button>
      <Button type="text" block onClick={onBack}>
        {t('entry.secondStep.again')}
      </Button>
      {recovery && <p className="lk-note">{t('entry.secondStep.lost')}</p>}
    </form>
  );
}
