import { WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { RoleChange } from '../../../api/types';
import { useRoleWords } from './words';

/** What saving would change, and what to think of before. */
export function RoleChanges({ change }: { change: RoleChange }) {
  const { t } = useTranslation();
  const words = useRoleWords();
  const nothing = change.added.length + change.removed.length + change.fields.length === 0;
  return (
    <div className="lk-stack" role="status">
      <p>{t('settings.roles.concerns', { members: change.members, keys: change.keys })}</p>
      {nothing && <p className="lk-muted">{t('settings.roles.nothing')}</p>}
      <ul className="lk-changes">
        {change.added.map((permission) => (
          <li key={permission} className="lk-change-more">
            + {words.object(permission.slice(0, permission.lastIndexOf('.')))} ·{' '}
            {words.permission(permission)}
          </li>
        ))}
        {change.removed.map((permission) => (
          <li key={permission} className="lk-change-less">
            − {words.object(permission.slice(0, permission.lastIndexOf('.')))} ·{' '}
            {words.permission(permission)}
          </li>
        ))}
        {change.fields.map(({ field, before, after }) => (
          <li key={field}>
            {t('settings.roles.fieldChange', {
              field: words.field(field),
              before: words.access(before),
              after: words.access(after),
            })}
          </li>
        ))}
      </ul>
      {change.warnings.map((warning) => (
        <p key={warning} className="lk-alert">
          <WarningOutlined aria-hidden /> {t(`settings.roles.warning.${warning as 'loses'}`)}
        </p>
      ))}
    </div>
  );
}
