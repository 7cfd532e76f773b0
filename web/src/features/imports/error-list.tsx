import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/paging';
import type { FailedRow } from '../../api/types';
import { ErrorState, ProblemAlert, Skeleton } from '../../ui/states';
import { ErrorRow, notTaken } from './error-row';
import { importErrorsQuery } from './queries';
import { useRepairs } from './use-repairs';

interface Props {
  importId: string;
  editable: boolean;
  errorsUrl?: string | undefined;
  onRetry?: () => Promise<unknown>;
}

/** The columns of the file, those that somebody has to look at first. */
function columnsOf(rows: readonly FailedRow[]): string[] {
  const reasons = rows.flatMap((row) => row.reasons).sort((a, b) => Number(a.warning) - Number(b.warning));
  const wrong = reasons.flatMap(({ column }) => column ?? []);
  const all = new Set(rows.flatMap((row) => Object.keys(row.cells)));
  return [...new Set([...wrong.filter((column) => all.has(column)), ...all])];
}

export function ErrorList({ importId, editable, errorsUrl, onRetry }: Props) {
  const { t } = useTranslation();
  const list = usePaged(importErrorsQuery(importId));
  const repairs = useRepairs(importId);
  const [retrying, setRetrying] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  if (list.pending) return <Skeleton />;
  if (list.error) return <ErrorState error={list.error} retry={list.retry} />;
  const columns = columnsOf(list.rows);
  const mendable = editable && list.rows.some(notTaken);
  // Whoever retries means what is on the screen, saved or not.
  const retry = () => {
    setRetrying(true);
    setRefusal(null);
    repairs
      .saveAll()
      .then(onRetry)
      .catch(setRefusal)
      .finally(() => setRetrying(false));
  };
  return (
    <section className="lk-card lk-stack">
      <div className="lk-row">
        <h2 className="lk-grow">{t('imports.page.errors')}</h2>
        {errorsUrl !== undefined && (
          <Button icon={<DownloadOutlined aria-hidden />} href={errorsUrl} download>
            {t('imports.page.download')}
          </Button>
        )}
        {editable && (
          <Button type="primary" loading={retrying} onClick={retry}>
            {t('imports.page.retry')}
          </Button>
        )}
      </div>
      {mendable && <p className="lk-muted">{t('imports.page.errorsHint')}</p>}
      <ProblemAlert error={refusal} />
      <div className="lk-scroll" role="region" aria-label={t('imports.page.errors')} tabIndex={0}>
        <table className="lk-simple lk-errors">
          <thead>
            <tr>
              <th scope="col">{t('imports.page.row')}</th>
              <th scope="col">{t('imports.page.reason')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <ErrorRow
                key={row.row}
                failed={row}
                columns={columns}
                editable={editable}
                edited={repairs.cells(row.row)}
                saved={repairs.saved(row.row)}
                onEdit={(edited) => repairs.edit(row.row, edited)}
                onSave={() => repairs.save(row.row)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {list.hasMore && (
        <Button loading={list.fetching} onClick={list.loadMore}>
          {t('ui.more')}
        </Button>
      )}
    </section>
  );
}
