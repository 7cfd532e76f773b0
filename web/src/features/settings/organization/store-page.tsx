import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session';
import { PageHeader } from '../../../ui/page-header';
import { ErrorState, Skeleton } from '../../../ui/states';
import './organization.css';
import { storeQuery, useLayout } from './queries';
import { StoreEditor } from './store-editor';
import { StoreFacts } from './store-facts';
import { StoreStatus } from './store-status';

export function StorePage() {
  const { t } = useTranslation();
  const manages = useMay()('organization.manage');
  const { storeId = '' } = useParams({ strict: false });
  const store = useQuery(storeQuery(storeId));
  const laid = useLayout();
  const [round, setRound] = useState(0);
  const error = store.error ?? laid.error;
  const reload = () => void store.refetch().then(() => setRound(round + 1));
  const unit = store.data?.profile.unitId;
  return (
    <>
      <PageHeader
        title={store.data?.profile.name ?? t('app.settings.structure')}
        lead={
          <Link
            to="/settings/organization"
            search={unit == null ? {} : { unit }}
            className="lk-back"
            aria-label={t('settings.structure.store.back')}
          >
            <ArrowLeftOutlined aria-hidden />
          </Link>
        }
        extra={store.data && <StoreStatus status={store.data.profile.status} />}
      />
      {store.data !== undefined && laid.layout !== undefined ? (
        manages ? (
          <StoreEditor
            key={`${storeId} ${round}`}
            store={store.data}
            layout={laid.layout}
            onReload={reload}
          />
        ) : (
          <StoreFacts store={store.data} layout={laid.layout} />
        )
      ) : (
        <div className="lk-card">
          {error === null ? (
            <Skeleton />
          ) : (
            <ErrorState
              error={error}
              retry={() => {
                void store.refetch();
                laid.retry();
              }}
            />
          )}
        </div>
      )}
    </>
  );
}
