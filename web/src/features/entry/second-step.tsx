import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { askFor, passkeysWork } from '../../api/passkey';
import type { Session } from '../../api/types';
import { Field } from '../../ui/field';
import { PasskeyButton } from '../../ui/passkey-button';
import { ErrorState, Skeleton } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { Refusal } from './refusal';

interface Props {
  onSignedIn: (session: Session) => void;
  /** Back to where one begins to sign in. */
  onBack: () => void;
}

type Kind = 'code' | 'recovery';

function CodeForm({ kind, onSignedIn }: { kind: Kind; onSignedIn: Props['onSignedIn'] }) {
  const { t } = useTranslation();
  const recovery = kind === 'recovery';
  const form = useForm({ code: '' }, async (values) => {
    onSignedIn(await body(api.POST('/api/v1/session:complete', { body: values })));
  });
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
    </form>
  );
}

/** The second step of signing in: a passkey, a code of the authenticator, or a recovery code. */
export function SecondStep({ onSignedIn, onBack }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(false);
  const ways = useQuery({
    queryKey: ['second-step'],
    queryFn: () => askFor('second_step'),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  if (ways.isPending) return <Skeleton lines={3} />;
  if (ways.error) return <ErrorState error={ways.error} retry={onBack} />;
  const { authenticator } = ways.data;
  const passkey = ways.data.credentials.length > 0 && passkeysWork();
  const recovery = chosen || (!passkey && !authenticator);
  return (
    <div className="lk-stack">
      {passkey && !authenticator && !recovery && (
        <p className="lk-muted">{t('entry.secondStep.introPasskey')}</p>
      )}
      {passkey && !recovery && (
        <PasskeyButton
          purpose="second_step"
          label={t('entry.secondStep.passkey')}
          onAnswer={(answer) =>
            body(api.POST('/api/v1/session:complete', { body: { passkey: answer } })).then(onSignedIn)
          }
        />
      )}
      {(authenticator || recovery) && (
        // Another form, for browsers that offer what they have.
        <CodeForm key={String(recovery)} kind={recovery ? 'recovery' : 'code'} onSignedIn={onSignedIn} />
      )}
      <Button type="text" block onClick={() => setChosen(!chosen)}>
        {t(recovery ? 'entry.secondStep.useCode' : 'entry.secondStep.useRecovery')}
      </Button>
      <Button type="text" block onClick={onBack}>
        {t('entry.secondStep.again')}
      </Button>
      {recovery && <p className="lk-note">{t('entry.secondStep.lost')}</p>}
    </div>
  );
}
