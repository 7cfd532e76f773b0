import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/paging';
import type { AuditEntry } from '../../api/types';
import { PageHeader } from '../../ui/page-header';
import { PagedTable } from '../../ui/paged-table';
import { EmptyState } from '../../ui/states';
import { DateTime } from '../../ui/text';
import type { Column } from '../../ui/virtual-table-types';
import { AuditEntryView } from './audit-entry';
import { AuditFilters } from './audit-filters';
import { useActionName, useActorName, useObjectName } from './audit-names';
import { auditFilters, auditSearch, type AuditSearch } from './audit-search';
import { auditQuery } from './queries';

const ID_CHARS = 8;

/** The end of an id tells two apart; the whole of it stands in the entry. */
function shortId(id: string): string {
  return id.length > ID_CHARS ? `…${id.slice(-ID_CHARS)}` : id;
}

const keyOf = (entry: AuditEntry) => entry.id;

function useAuditSearch(): [AuditSearch, (change: AuditSearch) => void] {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const search = useMemo(() => auditSearch(raw), [raw]);
  const change = useCallback(
    (next: AuditSearch) => {
      // A field is taken when one leaves it: by then one may be on the way to another page.
      if (router.latestLocation.pathname !== '/settings/audit') return;
      void navigate({ to: '/settings/audit', search: auditSearch(next), replace: true });
    },
    [navigate, router],
  );
  return [search, change];
}

export function AuditPage() {
  const { t } = useTranslation();
  const nameOf = useActionName();
  const actorOf = useActorName();
  const objectOf = useObjectName();
  const [search, change] = useAuditSearch();
  const filtered = Object.keys(search).length > 0;
  const list = usePaged(auditQuery(auditFilters(search)));
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const columns: Column<AuditEntry>[] = [
    {
      key: 'action',
      card: 'title',
      title: t('settings.audit.action'),
      width: 190,
      cell: (e, tabIndex) => (
        <button type="button" className="lk-link-button" tabIndex={tabIndex} onClick={() => setOpen(e)}>
          {nameOf(e.action)}
        </button>
      ),
    },
    {
      key: 'at',
      title: t('settings.audit.at'),
      width: 140,
      cell: (e) => <DateTime value={e.at} />,
    },
    {
      key: 'actor',
      title: t('settings.audit.actor'),
      width: 140,
      cell: actorOf,
    },
    {
      key: 'object',
      title: t('settings.audit.object'),
      width: 200,
      card: 'none',
      cell: (e) => (
        <>
          {objectOf(e)} <span className="lk-mono lk-muted">{shortId(e.objectId ?? '')}</span>
        </>
      ),
    },
    {
      key: 'ip',
      title: t('settings.audit.ip'),
      width: 120,
      card: 'none',
      cell: (e) => e.ip ?? t('ui.none'),
    },
    {
      key: 'position',
      title: t('settings.audit.position'),
      width: 90,
      card: 'none',
      cell: (e) =>
        e.position == null ? (
          <span className="lk-muted">{t('ui.none')}</span>
        ) : (
          <span className="lk-muted">{e.position}</span>
        ),
    },
  ];
  return (
    <>
      <PageHeader title={t('app.settings.audit')} />
      <AuditFilters search={search} onChange={change} />
      <div className="lk-tall">
        <PagedTable
          label={t('app.settings.audit')}
          list={list}
          columns={columns}
          rowKey={keyOf}
          listKey={JSON.stringify(search)}
          total={list.hasMore ? null : list.rows.length}
          onOpen={setOpen}
          empty={
            <EmptyState
              title={t(filtered ? 'settings.audit.noMatch' : 'settings.audit.empty')}
              action={filtered && <Button onClick={() => change({})}>{t('ui.clear')}</Button>}
            />
          }
        />
      </div>
      <Drawer
        open={open !== null}
        title={t('settings.audit.detail')}
        size={480}
        onClose={() => setOpen(null)}
      >
        {open && <AuditEntryView entry={open} />}
      </Drawer>
    </>
  );
}
