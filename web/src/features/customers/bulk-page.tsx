import { Link } from '@tanstack/react-router';
import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/paging';
import type { BulkChange } from '../../api/types';
import { PageHeader } from '../../ui/page-header';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states';
import { DateTime, StatusTag, type Tone } from '../../ui/text';
import { Button } from 'antd';
import { bulkHistoryQuery, recentBulkQuery } from './bulk';
import { BulkActs } from './bulk-notice';
import { useBulkReport } from './bulk-report';
import { useBulkWords } from './bulk-words';
import './customers.css';

const TONES: Record<string, Tone> = {
  running: 'info',
  undoing: 'info',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
  undone: 'neutral',
};

function Row({ change }: { change: BulkChange }) {
  const { t } = useTranslation();
  const words = useBulkWords();
  const report = useBulkReport();
  return (
    <li className="lk-card lk-bulk-row">
      <div className="lk-grow">
        <strong>{words(change.change)}</strong>{' '}
        <StatusTag tone={TONES[change.state] ?? 'neutral'}>
          {t(`customers.bulk.state.${change.state as 'done'}`)}
        </StatusTag>
        <p>{report(change)}</p>
        <p className="lk-muted">
          {change.createdBy} · <DateTime value={change.createdAt} />
          {change.undoUntil != null && (
            <>
              {' · '}
              {t('customers.bulk.undoUntil')} <DateTime value={change.undoUntil} />
            </>
          )}
        </p>
      </div>
      <BulkActs change={change} />
    </li>
  );
}

/** What was done to many customers at once, newest first. */
export function BulkPage() {
  const { t } = useTranslation();
  const list = usePaged<BulkChange, Awaited<ReturnType<NonNullable<typeof bulkHistoryQuery.queryFn>>>>(
    bulkHistoryQuery,
  );
  // Those at the top may be going: their newer state comes from there.
  const recent = useQuery(recentBulkQuery).data?.items ?? [];
  const rows = list.rows.map((row) => recent.find(({ id }) => id === row.id) ?? row);
  return (
    <>
      <PageHeader
        title={t('customers.bulk.history')}
        lead={
          <Link to="/customers" className="lk-back" aria-label={t('customers.back')}>
            <ArrowLeftOutlined aria-hidden />
          </Link>
        }
      />
      {list.error !== null && rows.length === 0 ? (
        <ErrorState error={list.error} retry={list.retry} />
      ) : list.pending ? (
        <Skeleton lines={8} />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t('customers.bulk.none')}
          detail={t('customers.bulk.noneDetail')}
          action={<Link to="/customers">{t('customers.bulk.choose')}</Link>}
        />
      ) : (
        <ul className="lk-stack" aria-label={t('customers.bulk.history')}>
          {rows.map((row) => (
            <Row key={row.id} change={row} />
          ))}
        </ul>
      )}
      {list.hasMore && (
        <Button className="lk-more" onClick={list.loadMore}>
          {t('customers.bulk.older')}
        </Button>
      )}
    </>
  );
}
