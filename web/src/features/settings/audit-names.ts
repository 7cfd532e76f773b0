import { useTranslation } from 'react-i18next';

const ACTIONS = [
  'api-key.create',
  'api-key.revoke',
  'customer.create',
  'customer.update',
  'customer.archive',
  'customer.restore',
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
