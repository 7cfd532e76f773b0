import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportAction } from '../../pickers/import-action';
import { PageHeader } from '../../ui/page-header';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states';
import { ReportFilters, type Offer } from './report-filters';
import './reports.css';
import type { Report } from './use-report';

interface Props<T> {
  title: string;
  report: Report;
  offers: readonly Offer[];
  answer: { data: T | undefined; error: unknown; refetch: () => unknown };
  /** Whether there is nothing to show. */
  empty: (data: T) => boolean;
  children: (data: T) => ReactNode;
}

/** What all reports have in common: what they are asked for, and their four states. */
export function ReportPage<T>({ title, report, offers, answer, empty, children }: Props<T>) {
  const { t } = useTranslation();
  const { data, error, refetch } = answer;
  const content = () => {
    if (error != null) return <ErrorState error={error} retry={() => void refetch()} />;
    if (data === undefined) return <Skeleton lines={10} />;
    if (empty(data))
      return (
        <EmptyState
          title={t('reports.empty.title')}
          detail={t('reports.empty.detail', { ...report.range })}
          action={
            report.search.range === '12m' ? (
              <ImportAction />
            ) : (
              <Button onClick={() => report.change({ ...report.search, range: '12m' })}>
                {t('reports.empty.wider')}
              </Button>
            )
          }
        />
      );
    return children(data);
  };
  return (
    <>
      <PageHeader
        title={title}
        extra={<span className="lk-report-note">{t('reports.days', { ...report.range })}</span>}
      />
      <ReportFilters report={report} offers={offers} error={error} />
      <div className="lk-report">{content()}</div>
    </>
  );
}
