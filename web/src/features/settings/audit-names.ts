import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/types';

const ACTIONS = [
  'api-key.create',
  'api-key.revoke',
  'customer.create',
  'customer.update',
  'customer.archive',
  'customer.restore',
  'export.start',
  'export.finish',
  'export.fail',
  'export.cancel',
  'export.download',
  'import-file.upload',
  'import-mapping.save',
  'import-mapping.delete',
  'import.start',
  'import.pause',
  'import.resume',
  'import.cancel',
  'import.rollback',
  'import.rolled-back',
  'import.retry',
  'import.repair',
  'import.finish',
  'import.fail',
  'installation.set-up',
  'member.invite',
  'member.invite-again',
  'member.accept',
  'member.update',
  'order.put',
  'order.put-many',
  'session.open',
  'session.close',
  'session.end',
  'session.switch',
  'source.create',
  'tenant.create',
  'tenant.update',
  'trait.create',
  'view.create',
  'view.update',
  'view.delete',
  'view.arrange',
  'user.update',
  'user.change-password',
] as const;
type Known = (typeof ACTIONS)[number];

/** What was done, in words; what has none yet is shown as the server calls it. */
export function useActionName(): (action: string) => string {
  const { t } = useTranslation();
  return (action) => {
    const known = ACTIONS.find((name): name is Known => name === action);
    return known === undefined ? action : t(`settings.audit.did.${known}`);
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
