import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../ui/page-header';
import { Refusal } from '../refusal';
import type { Outcome } from './outcome';

interface Props {
  outcome: Extract<Outcome, { kind: 'refused' }>;
  linking: boolean;
  onSignIn: () => void;
  onAccount: () => void;
}

/** An error as the standard writes it; what reads otherwise may be anybody's words in the address. */
const asWritten = (error: unknown) =>
  typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? error : undefined;

/** Why it came to nothing, in plain words, and the way back. */
export function Refused({ outcome: { why, error }, linking, onSignIn, onAccount }: Props) {
  const { t } = useTranslation();
  const said = why === 'provider' ? asWritten(error) : undefined;
  const back = linking && why !== 'signInFirst';
  return (
    <main className="lk-card lk-entry-box lk-stack">
      <PageHeader title={t(`answer.${why}.title`)} />
      {why === 'other' ? <Refusal error={error} /> : <p role="alert">{t(`answer.${why}.detail`)}</p>}
      {why === 'notLinked' && (
        <ol className="lk-numbered lk-stack-tight">
          <li>{t('answer.notLinked.first')}</li>
          <li>{t('answer.notLinked.then')}</li>
          <li>{t('answer.notLinked.after')}</li>
        </ol>
      )}
      {said !== undefined && <p className="lk-note">{t('answer.provider.said', { error: said })}</p>}
      <Button type="primary" block onClick={back ? onAccount : onSignIn}>
        {t(back ? 'answer.toAccount' : 'answer.toSignIn')}
      </Button>
    </main>
  );
}
