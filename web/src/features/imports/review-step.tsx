import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { ErrorState, ProblemAlert, Skeleton } from '../../ui/states';
import { ErrorList } from './error-list';
import { Counts } from './counts';
import { ImportProgress } from './import-progress';
import { importQuery } from './queries';

interface Props {
  importId: string;
  onBack: () => void;
  onStart: () => Promise<void>;
}

/** The dry run: what the import would do, and which rows it could not take. */
export function ReviewStep({ importId, onBack, onStart }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const dry = useQuery(importQuery(importId));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (dry.isPending) return <Skeleton />;
  if (dry.error) return <ErrorState error={dry.error} retry={() => void dry.refetch()} />;
  const { state, rows } = dry.data;
  const start = () => {
    setBusy(true);
    onStart().catch((refusal: unknown) => {
      setError(refusal);
      setBusy(false);
    });
  };
  const takes = rows.imported + rows.skipped;
  return (
    <>
      <section className="lk-card lk-stack">
        {state === 'running' && (
          <>
            <p>{t('imports.review.running')}</p>
            <ImportProgress value={dry.data} />
          </>
        )}
        {state === 'done' && (
          <>
            <h2>{t('imports.review.doneTitle')}</h2>
            <Counts value={dry.data} />
            <p className={rows.failed > 0 ? 'lk-alert' : 'lk-muted'}>
              {rows.failed > 0
                ? t('imports.review.problems', { n: formatNumber(rows.failed, locale) })
                : t('imports.review.clean')}
            </p>
          </>
        )}
        {(state === 'failed' || state === 'cancelled') && (
          <p className="lk-alert">
            <strong>{t('imports.review.failedTitle')}</strong> {dry.data.problem?.detail}
          </p>
        )}
        <ProblemAlert error={error} />
        <div className="lk-row">
          {state === 'done' && (
            <Button type="primary" loading={busy} disabled={takes === 0} onClick={start}>
              {t('imports.review.start', { n: formatNumber(takes, locale) })}
            </Button>
          )}
          <Button onClick={onBack}>{t('imports.review.back')}</Button>
        </div>
      </section>
      {state === 'done' && rows.failed > 0 && <ErrorList importId={importId} editable={false} />}
    </>
  );
}
