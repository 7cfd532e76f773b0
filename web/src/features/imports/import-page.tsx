import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session';
import type { Import } from '../../api/types';
import { Confirm } from '../../ui/confirm';
import { ImportState } from '../../pickers/import-state';
import { PageHeader } from '../../ui/page-header';
import { ErrorState, ProblemAlert, Skeleton } from '../../ui/states';
import { DateTime } from '../../ui/text';
import { Counts } from './counts';
import { ErrorList } from './error-list';
import { ImportProgress } from './import-progress';
import { importQuery, useFreshAfter, useImportAction } from './queries';
import './imports.css';

const route = getRouteApi('/shell/imports/$importId');

function Actions({ value, action }: { value: Import; action: ReturnType<typeof useImportAction> }) {
  const { t } = useTranslation();
  const { state } = value;
  const dry = value.dryRun;
  const simple = (name: 'pause' | 'resume') => (
    <Button loading={action.isPending} onClick={() => action.mutate(name)}>
      {t(`imports.page.${name}`)}
    </Button>
  );
  return (
    <>
      {state === 'running' && simple('pause')}
      {(state === 'paused' || state === 'failed') && simple('resume')}
      {(state === 'running' || state === 'paused') && (
        <Confirm
          danger
          title={t('imports.page.cancelTitle')}
          detail={t('imports.page.cancelDetail')}
          confirm={t('imports.page.cancel')}
          onConfirm={() => action.mutateAsync('cancel')}
        >
          {(ask) => <Button onClick={ask}>{t('imports.page.cancel')}</Button>}
        </Confirm>
      )}
      {!dry && (state === 'done' || state === 'failed' || state === 'cancelled') && (
        <Confirm
          danger
          title={t('imports.page.rollbackTitle')}
          detail={t('imports.page.rollbackDetail')}
          confirm={t('imports.page.rollback')}
          onConfirm={() => action.mutateAsync('rollback')}
        >
          {(ask) => <Button onClick={ask}>{t('imports.page.rollback')}</Button>}
        </Confirm>
      )}
    </>
  );
}

export function ImportPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { importId } = route.useParams();
  const query = useQuery(importQuery(importId));
  const action = useImportAction(importId);
  useFreshAfter(query.data?.state);
  if (query.isPending) return <Skeleton lines={8} />;
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  const value = query.data;
  const moving = value.state === 'running' || value.state === 'paused';
  return (
    <>
      <PageHeader
        title={value.file.name}
        lead={
          <Link to="/imports" aria-label={t('imports.page.back')} className="lk-back">
            <ArrowLeftOutlined aria-hidden />
          </Link>
        }
        extra={<ImportState value={value} />}
        actions={may('import.run') && <Actions value={value} action={action} />}
      />
      <p className="lk-muted">
        {t(`imports.kind.${value.kind as 'orders'}`)} · {value.createdBy} ·{' '}
        <DateTime value={value.createdAt} />
      </p>
      <ProblemAlert error={action.error} />
      <section className="lk-card lk-stack">
        {value.problem != null && (
          <p className="lk-alert">
            <strong>{t(value.state === 'running' ? 'imports.page.waiting' : 'imports.page.failure')}</strong>{' '}
            {value.problem.detail}
          </p>
        )}
        {moving && <ImportProgress value={value} />}
        <Counts value={value} />
      </section>
      {!moving && value.rows.failed > 0 && (
        <ErrorList
          importId={importId}
          errorsUrl={value.errorsUrl ?? undefined}
          editable={may('import.run') && value.state === 'done' && !value.dryRun}
          onRetry={() => action.mutateAsync('retry')}
        />
      )}
    </>
  );
}
