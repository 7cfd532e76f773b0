import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/paging';
import type { AuditEntry } from '../../api/types';
import { PageHeader } from '../../ui/page-header';
import { PagedTable } from '../../ui/paged-table';
import { EmptyState } from '../../ui/states';
import { DateTime } from '../../ui/text';
import type { Column } from '../../ui/virtual-table-types';
import { useActionName, useActorName, useOutcomeName } from './audit-names';
import { auditQuery } from './queries';

const ID_CHARS = 8;

function Json({ title, value }: { title: string; value: unknown }) {
  if (value == null) return null;
  return (
    <section>
      <h3>{title}</h3>
      <pre className="lk-mono lk-json">{JSON.stringify(value, null, 2)}</pre>
    </section>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const nameOf = useActionName();
  const actorOf = useActorName();
  const outcomeOf = useOutcomeName();
  return (
    <div className="lk-stack">
      <dl className="lk-facts">
        <dt>{t('settings.audit.at')}</dt>
        <dd>
          <DateTime value={entry.at} />
        </dd>
        <dt>{t('settings.audit.actor')}</dt>
        <dd>{actorOf(entry)}</dd>
        <dt>{t('settings.audit.action')}</dt>
        <dd>
          {nameOf(entry.action)} <span className="lk-mono lk-muted">{entry.action}</span>
        </dd>
        <dt>{t('settings.audit.object')}</dt>
        <dd className="lk-mono">
          {entry.objectType} {entry.objectId}
        </dd>
        <dt>{t('settings.audit.outcome')}</dt>
        <dd>{outcomeOf(entry)}</dd>
        {entry.reason != null && <dt>{t('settings.audit.reason')}</dt>}
        {entry.reason != null && <dd>{entry.reason}</dd>}
        <dt>{t('settings.audit.ip')}</dt>
        <dd>{entry.ip ?? t('ui.none')}</dd>
        <dt>{t('settings.audit.correlation')}</dt>
        <dd className="lk-mono">{entry.correlationId ?? t('ui.none')}</dd>
      </dl>
      <Json title={t('settings.audit.before')} value={entry.before} />
      <Json title={t('settings.audit.after')} value={entry.after} />
    </div>
  );
}

/** The end of an id tells two apart; the whole of it stands in the entry. */
function shortObject({ objectType, objectId }: AuditEntry): string {
  const id = objectId != null && objectId.length > ID_CHARS ? `…${objectId.slice(-ID_CHARS)}` : objectId;
  return [objectType, id].filter(Boolean).join(' ');
}

const keyOf = (entry: AuditEntry) => entry.id;

export function AuditPage() {
  const { t } = useTranslation();
  const nameOf = useActionName();
  const actorOf = useActorName();
  const list = usePaged(auditQuery);
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
      cell: (e) => <span className="lk-mono lk-muted">{shortObject(e)}</span>,
    },
    {
      key: 'ip',
      title: t('settings.audit.ip'),
      width: 120,
      card: 'none',
      cell: (e) => e.ip ?? t('ui.none'),
    },
  ];
  return (
    <>
      <PageHeader title={t('app.settings.audit')} />
      <div className="lk-tall">
        <PagedTable
          label={t('app.settings.audit')}
          list={list}
          columns={columns}
          rowKey={keyOf}
          listKey="audit"
          total={list.hasMore ? null : list.rows.length}
          onOpen={setOpen}
          empty={<EmptyState title={t('settings.audit.empty')} />}
        />
      </div>
      <Drawer
        open={open !== null}
        title={t('settings.audit.detail')}
        size={480}
        onClose={() => setOpen(null)}
      >
        {open && <Entry entry={open} />}
      </Drawer>
    </>
  );
}
