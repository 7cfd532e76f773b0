import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StatusJob } from '../../api/types';
import { PageHeader } from '../../ui/page-header';
import { SimpleTable, type SimpleColumn } from '../../ui/simple-table';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states';
import { DateTime } from '../../ui/text';
import { CheckTable } from './check-table';
import { statusQuery } from './queries';

function Jobs({ jobs }: { jobs: readonly StatusJob[] }) {
  const { t } = useTranslation();
  const columns: SimpleColumn<StatusJob>[] = [
    { key: 'name', header: t('status.job'), render: ({ name }) => <span className="lk-mono">{name}</span> },
    { key: 'waiting', header: t('status.waiting'), end: true, render: ({ waiting }) => waiting },
    { key: 'running', header: t('status.running'), end: true, render: ({ running }) => running },
    { key: 'failures', header: t('status.failures'), end: true, render: ({ failures }) => failures },
    { key: 'next', header: t('status.next'), render: ({ next }) => <DateTime value={next} /> },
  ];
  return (
    <section className="lk-stack">
      <h2>{t('status.jobs')}</h2>
      {jobs.length === 0 ? (
        <EmptyState title={t('status.noJobs')} />
      ) : (
        <SimpleTable label={t('status.jobs')} columns={columns} rows={jobs} rowKey={({ name }) => name} />
      )}
    </section>
  );
}

/** How the installation is, for whoever runs it. */
export function StatusPage() {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useQuery(statusQuery);
  return (
    <>
      <PageHeader
        title={t('status.title')}
        actions={
          <Button loading={isFetching} onClick={() => void refetch()}>
            {t('status.again')}
          </Button>
        }
      />
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton />}
      {error === null && data !== undefined && (
        <div className="lk-stack">
          <p className="lk-muted">{t('status.what')}</p>
          <CheckTable checks={data.checks} />
          <Jobs jobs={data.jobs} />
        </div>
      )}
    </>
  );
}
