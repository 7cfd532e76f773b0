import {
  CloudUploadOutlined,
  MenuOutlined,
  SettingOutlined,
  ShoppingOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useStaff } from '../api/session';
import { AccountMenu } from './account-menu';
import { LanguageButton, ThemeButton } from './preferences';

const GROUPS = [
  {
    key: 'groupCustomers',
    entries: [
      { key: 'customers', to: '/customers', icon: UserOutlined, needs: 'customer.read' },
      { key: 'orders', to: '/orders', icon: ShoppingOutlined, needs: 'order.read' },
    ],
  },
  {
    key: 'groupSystem',
    entries: [
      { key: 'imports', to: '/imports', icon: CloudUploadOutlined, needs: 'import.read' },
      { key: 'settings', to: '/settings', icon: SettingOutlined, needs: null },
    ],
  },
] as const;

function SideNav({ open, onGo }: { open: boolean; onGo: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav id="lk-nav" className={`lk-side ${open ? 'lk-side-open' : ''}`} aria-label={t('app.nav.label')}>
      <Link to="/" className="lk-brand">
        {t('app.brand')}
      </Link>
      {GROUPS.map((group) => {
        const entries = group.entries.filter((entry) => entry.needs === null || may(entry.needs));
        if (entries.length === 0) return null;
        return (
          <div key={group.key} role="group" aria-label={t(`app.nav.${group.key}`)}>
            <div className="lk-nav-group" aria-hidden>
              {t(`app.nav.${group.key}`)}
            </div>
            {entries.map(({ key, to, icon: Icon }) => (
              <Link
                key={key}
                to={to}
                className="lk-nav-link"
                aria-current={path === to || path.startsWith(`${to}/`) ? 'page' : undefined}
                onClick={onGo}
              >
                <Icon aria-hidden />
                {t(`app.nav.${key}`)}
              </Link>
            ))}
          </div>
        );
      })}
    </nav>
  );
}

/** What surrounds every page of a signed-in person. */
export function Shell() {
  const { t } = useTranslation();
  const { tenant } = useStaff();
  const [open, setOpen] = useState(false);
  return (
    <div className="lk-shell">
      <a className="lk-skip" href="#lk-main">
        {t('app.skip')}
      </a>
      <SideNav open={open} onGo={() => setOpen(false)} />
      <div className="lk-main-column">
        <header className="lk-top">
          <span className="lk-menu-button">
            <Button
              type="text"
              icon={<MenuOutlined aria-hidden />}
              aria-label={t(open ? 'app.nav.close' : 'app.nav.open')}
              aria-expanded={open}
              aria-controls="lk-nav"
              onClick={() => setOpen(!open)}
            />
          </span>
          <span className="lk-tenant lk-grow">{tenant.name}</span>
          <LanguageButton />
          <ThemeButton />
          <AccountMenu />
        </header>
        <main id="lk-main" className="lk-main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
