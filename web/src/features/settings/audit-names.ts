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

const OUTCOMES = ['done', 'refused'] as const;

export function useOutcomeName(): (entry: AuditEntry) => string {
  const { t } = useTranslation();
  return ({ outcome }) => {
    const known = OUTCOMES.find((name) => name === outcome);
    return known === undefined ? outcome : t(`settings.audit.outcomes.${known}`);
  };
}
