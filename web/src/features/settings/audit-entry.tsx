import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/types';
import { DateTime } from '../../ui/text';
import { useActionName, useActorName, useOutcomeName } from './audit-names';

function Json({ title, value }: { title: string; value: unknown }) {
  if (value == null) return null;
  return (
    <section>
      <h3>{title}</h3>
      <pre className="lk-mono lk-json">{JSON.stringify(value, null, 2)}</pre>
    </section>
  );
}

export function AuditEntryView({ entry }: { entry: AuditEntry }) {
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
        <dt>{t('settings.audit.position')}</dt>
        <dd>
          {entry.position == null
            ? t('settings.audit.notSealed')
            : t('settings.audit.sealed', { position: entry.position })}
        </dd>
        <dt>{t('settings.audit.correlation')}</dt>
        <dd className="lk-mono">{entry.correlationId ?? t('ui.none')}</dd>
      </dl>
      <Json title={t('settings.audit.before')} value={entry.before} />
      <Json title={t('settings.audit.after')} value={entry.after} />
    </div>
  );
}
