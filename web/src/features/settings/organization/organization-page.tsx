import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useStaff } from '../../../api/session';
import { useCommands } from '../../../lib/commands';
import { useCreating } from '../../../lib/creating';
import { PageHeader } from '../../../ui/page-header';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states';
import { HEAD_OFFICE, type Layout } from './layout';
import { NewStoreDialog } from './new-store-dialog';
import './organization.css';
import { useLayout } from './queries';
import { organizationSearch, type OrganizationSearch } from './search';
import { storePath } from './store-columns';
import { UnitDialog } from './unit-dialog';
import { UnitPanel } from './unit-panel';
import { UnitTree } from './unit-tree';

const PATH = '/settings/organization';

function useOrganizationSearch(): [OrganizationSearch, (change: OrganizationSearch) => void] {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const search = useMemo(() => organizationSearch(raw), [raw]);
  const change = useCallback(
    (next: OrganizationSearch) => {
      // What was typed is taken after a pause: by then one may be on the way to another page.
      if (router.latestLocation.pathname !== PATH) return;
      void navigate({ to: PATH, search: organizationSearch(next), replace: true });
    },
    [navigate, router],
  );
  return [search, change];
}

type Asking = 'unit' | 'change' | undefined;

function Content({ layout }: { layout: Layout }) {
  const { t } = useTranslation();
  const { tenant } = useStaff();
  const manages = useMay()('organization.manage');
  const { history } = useRouter();
  const [search, change] = useOrganizationSearch();
  const [asking, setAsking] = useState<Asking>();
  const [creating, setCreating] = useCreating();
  const place = layout.places.get(search.unit ?? HEAD_OFFICE) ?? layout.root;
  const choose = (id: string) => change({ ...search, unit: id === HEAD_OFFICE ? undefined : id });
  const nothing = layout.places.size === 1 && layout.stores.size === 0;
  useCommands(
    manages
      ? [
          { id: 'create', title: t('settings.structure.newStore'), key: 'n', run: () => setCreating(true) },
          { id: 'unit', title: t('settings.structure.newUnit'), run: () => setAsking('unit') },
        ]
      : [],
  );
  return (
    <>
      <PageHeader
        title={t('app.settings.structure')}
        actions={
          manages &&
          !nothing && (
            <>
              <Button onClick={() => setAsking('unit')}>{t('settings.structure.newUnit')}</Button>
              <Button type="primary" onClick={() => setCreating(true)}>
                {t('settings.structure.newStore')}
              </Button>
            </>
          )
        }
      />
      {nothing ? (
        <div className="lk-card">
          <EmptyState
            title={t('settings.structure.empty.title')}
            detail={t('settings.structure.empty.detail')}
            action={
              manages && (
                <Button type="primary" onClick={() => setAsking('unit')}>
                  {t('settings.structure.empty.action')}
                </Button>
              )
            }
          />
        </div>
      ) : (
        <div className="lk-structure">
          <div className="lk-card lk-structure-units">
            <UnitTree
              layout={layout}
              company={tenant.name}
              chosen={place}
              onChoose={(chosen) => choose(chosen.id)}
            />
          </div>
          <UnitPanel
            layout={layout}
            place={place}
            company={tenant.name}
            q={search.q}
            manages={manages}
            onSearch={(q) => change({ ...search, q })}
            onChange={() => setAsking('change')}
            onRemoved={() => choose(place.above?.id ?? HEAD_OFFICE)}
            onNewStore={() => setCreating(true)}
          />
        </div>
      )}
      {manages && asking !== undefined && (
        <UnitDialog
          layout={layout}
          place={place}
          isNew={asking === 'unit'}
          onSaved={(id) => {
            setAsking(undefined);
            choose(id);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {manages && creating && (
        <NewStoreDialog
          layout={layout}
          place={place}
          onCreated={(id) => {
            setCreating(false);
            history.push(storePath(id));
          }}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}

export function OrganizationPage() {
  const { t } = useTranslation();
  const { layout, error, retry } = useLayout();
  if (layout !== undefined) return <Content layout={layout} />;
  return (
    <>
      <PageHeader title={t('app.settings.structure')} />
      <div className="lk-card">
        {error === null ? <Skeleton /> : <ErrorState error={error} retry={retry} />}
      </div>
    </>
  );
}
