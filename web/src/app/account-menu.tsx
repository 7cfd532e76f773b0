import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body, done } from '../api/client';
import { adoptSession, useStaff } from '../api/session';
import { partOf } from '../lib/sees';
import { useProblemWords } from '../ui/states';
import { forgetRecent } from './palette/recent';

export function AccountMenu() {
  const { t } = useTranslation();
  const { user, tenant, tenants, scope } = useStaff();
  const part = partOf(scope);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const words = useProblemWords();

  const signOut = async () => {
    await done(api.DELETE('/api/v1/session'));
    forgetRecent();
    await navigate({ to: '/sign-in' });
    adoptSession(client, null);
  };
  const enter = async (tenantId: string) => {
    await done(api.POST('/api/v1/session:switch', { body: { tenantId } }));
    adoptSession(client, await body(api.GET('/api/v1/session')));
    await navigate({ to: '/' });
  };
  const others = tenants.filter((choice) => choice.id !== tenant.id);
  const onClick = (key: string) => {
    const act =
      key === 'mine' ? navigate({ to: '/settings/account' }) : key === 'out' ? signOut() : enter(key);
    act.catch((error: unknown) => void message.error(words(error).title));
  };
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          ...(part === undefined
            ? []
            : [{ type: 'group' as const, key: 'sees', label: t(`app.sees.${part}`) }]),
          { key: 'mine', label: t('app.account.mine') },
          ...others.map((choice) => ({
            key: choice.id,
            label: t('app.account.switchTo', { name: choice.name }),
          })),
          { type: 'divider' as const },
          { key: 'out', label: t('app.account.signOut') },
        ],
        onClick: ({ key }) => onClick(key),
      }}
    >
      <button
        type="button"
        className="lk-link-button"
        aria-label={`${t('app.account.label')}: ${user.displayName}`}
      >
        <span className="lk-avatar" aria-hidden>
          {user.displayName.slice(0, 1).toUpperCase()}
        </span>
      </button>
    </Dropdown>
  );
}
