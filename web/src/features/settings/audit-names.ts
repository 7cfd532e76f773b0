import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/types';

/** What was done, in words; what has none yet is shown as the server calls it. */
export function useActionName(): (action: string) => string {
  const { t, i18n } = useTranslation();
  return (action) => {
    const words = `settings.audit.did.${action}`;
    return i18n.exists(words) ? t(words as 'settings.audit.did.demo.load') : action;
  };
}

/** Who did it: a person or a key by name, the machinery by a word. */
export function useActorName(): (entry: AuditEntry) => string {
  const { t } = useTranslation();
  return ({ actor }) => (actor.kind === 'system' ? t('settings.audit.system') : actor.name);
}

/** What kind of thing it was done to. */
export function useObjectName(): (entry: AuditEntry) => string {
  const { t, i18n } = useTranslation();
  return ({ objectType }) => {
    const words = `settings.audit.objects.${objectType}`;
    return i18n.exists(words) ? t(words as 'settings.audit.objects.customer') : objectType;
  };
}

const OUTCOMES = ['done', 'refused'] as const;

export function useOutcomeName(): (entry: AuditEntry) => string {
  const { t } = useTranslation();
  return ({ outcome }) => {
    const known = OUTCOMES.find((name) => name === outcome);
    return known === undefined ? outcome : t(`settings.audit.outcomes.${known}`);
  };
}

interface Named {
  value: string;
  label: string;
}

const byLabel = (a: Named, b: Named) => a.label.localeCompare(b.label);

/** What can have been done, in words. */
export function useKnownActions(): Named[] {
  const { t } = useTranslation();
  const did = t('settings.audit.did', { returnObjects: true });
  return Object.entries(did)
    .flatMap(([object, verbs]) =>
      Object.entries(verbs).map(([verb, label]) => ({ value: `${object}.${verb}`, label })),
    )
    .sort(byLabel);
}

/** What it can have been done to. */
export function useKnownObjects(): Named[] {
  const { t } = useTranslation();
  return Object.entries(t('settings.audit.objects', { returnObjects: true }))
    .map(([value, label]) => ({ value, label }))
    .sort(byLabel);
}
