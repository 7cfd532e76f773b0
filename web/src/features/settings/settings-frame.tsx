import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session';

const ENTRIES = [
  { key: 'account', to: '/settings/account', needs: null },
  { key: 'members', to: '/settings/members', needs: 'member.read' },
  { key: 'roles', to: '/settings/roles', needs: 'member.read' },
  { key: 'structure', to: '/settings/organization', needs: 'customer.read' },
  { key: 'keys', to: '/settings/api-keys', needs: 'api_key.manage' },
  { key: 'company', to: '/settings/company', needs: 'tenant.manage' },
  { key: 'singleSignOn', to: '/settings/single-sign-on', needs: 'tenant.manage' },
  { key: 'audit', to: '/settings/audit', needs: 'audit.read' },
] as const;

export function SettingsFrame() {
  const { t } = useTranslation();
  const may = useMay();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const entries = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the entries are wider than the window.
    entries.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [path]);
  return (
    <div className="lk-settings">
      <nav ref={entries} className="lk-settings-nav" aria-label={t('app.settings.label')}>
        {ENTRIES.filter((entry) => entry.needs === null || may(entry.needs)).map((entry) => (
          <Link
            key={entry.key}
            to={entry.to}
            className="lk-nav-link"
            aria-current={`${path}/`.startsWith(`${entry.to}/`) ? 'page' : undefined}
          >
            {t(`app.settings.${entry.key}`)}
          </Link>
        ))}
      </nav>
      <div className="lk-stack">
        <Outlet />
      </div>
    </div>
  );
}
