import { CloudServerOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';

export function EmptyState({
  title,
  detail,
  action,
}: {
  title: string;
  detail?: string;
  action?: ReactNode;
}) {
  return (
    <div className="lk-state">
      <InboxOutlined className="lk-state-icon" aria-hidden />
      <h2>{title}</h2>
      {detail !== undefined && <p>{detail}</p>}
      {action}
    </div>
  );
}

interface Words {
  title: string;
  detail: string;
  correlationId?: string | undefined;
}

export function useProblemWords(): (error: unknown) => Words {
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof DOMException && error.name === 'NotAllowedError')
      return { title: t('ui.error.passkey'), detail: t('ui.error.passkeyDetail') };
    if (error instanceof DOMException && error.name === 'InvalidStateError')
      return { title: t('ui.error.passkeyKnown'), detail: '' };
    if (!(error instanceof ApiProblem)) return { title: t('ui.error.title'), detail: '' };
    if (error.status === 0) return { title: t('ui.error.offline'), detail: t('ui.error.offlineDetail') };
    return {
      title: error.title || t('ui.error.title'),
      detail: error.detail,
      correlationId: error.correlationId,
    };
  };
}

/** What went wrong, in the server's words, with the id that an administrator can look up. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords()(error);
  // What is not there will not be there a second later, and nobody need look it up.
  const absent = error instanceof ApiProblem && error.status === 404;
  return (
    <div className="lk-state" role="alert">
      {absent ? (
        <InboxOutlined className="lk-state-icon" aria-hidden />
      ) : (
        <CloudServerOutlined className="lk-state-icon" aria-hidden />
      )}
      <h2>{words.title}</h2>
      {words.detail !== '' && <p>{words.detail}</p>}
      {!absent && words.correlationId !== undefined && (
        <p className="lk-mono">{t('ui.error.id', { id: words.correlationId })}</p>
      )}
      {!absent && retry && <Button onClick={retry}>{t('ui.retry')}</Button>}
    </div>
  );
}

/** The same in one line, above a form. */
export function ProblemAlert({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  if (error == null) return null;
  const { title, detail, correlationId } = words(error);
  const ownFault = error instanceof ApiProblem && error.status >= 500;
  return (
    <div className="lk-alert" role="alert">
      <strong>{title}</strong> {detail}
      {ownFault && correlationId !== undefined && (
        <div className="lk-mono">{t('ui.error.id', { id: correlationId })}</div>
      )}
    </div>
  );
}

const WIDTHS = ['72%', '54%', '88%', '63%', '79%', '46%'];

export function Skeleton({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="lk-stack" aria-busy="true">
      <span className="lk-sr" role="status">
        {t('ui.loading')}
      </span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="lk-bar" style={{ width: WIDTHS[line % WIDTHS.length] }} />
      ))}
    </div>
  );
}
