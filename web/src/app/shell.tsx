import { MenuOutlined } from '@ant-design/icons';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useStaff } from '../api/session';
import { AccountMenu } from './account-menu';
import { EarlyKeys, typedOn } from './early-keys';
import { HelpMenu } from './help-menu';
import { GROUPS, mayGo } from './navigation';
import { LanguageButton, ThemeButton } from './preferences';
import { RiskBadge } from './risk-badge';
import { SearchButton } from './search-button';
import { StepUp } from './step-up';
import { useShortcuts } from './use-shortcuts';

const palette = () => import('./palette/palette');
const Palette = lazy(() => palette().then((loaded) => ({ default: loaded.Palette })));
/** Most organisations are real ones and need none of it. */
const demo = () => import('./demo-company');
const DemoSign = lazy(() => demo().then((loaded) => ({ default: loaded.DemoSign })));
const DemoProgress = lazy(() => demo().then((loaded) => ({ default: loaded.DemoProgress })));
const ShortcutSheet = lazy(() =>
  import('./shortcut-sheet').then((loaded) => ({ default: loaded.ShortcutSheet })),
);

/** The palette is fetched once the page stands, so that it opens at once and no key is lost. */
const FETCH_AFTER_MS = 1_000;

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
        const entries = group.entries.filter(({ needs }) => mayGo(needs, may));
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
                aria-current={path === to || (to !== '/' && path.startsWith(`${to}/`)) ? 'page' : undefined}
                onClick={onGo}
              >
                <Icon aria-hidden />
                {t(`app.nav.${key}`)}
                {key === 'risks' && <RiskBadge />}
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
  const isDemo = tenant.demoSince != null;
  const [open, setOpen] = useState(false);
  const [over, setOver] = useState<'palette' | 'sheet' | null>(null);
  const [early, setEarly] = useState('');
  const openPalette = () => {
    setEarly('');
    setOver('palette');
  };
  const typeEarly = (key: string) => {
    if (key === 'Escape') setOver(null);
    else setEarly((text) => typedOn(text, key));
  };
  const openSheet = () => setOver('sheet');
  useShortcuts({ palette: openPalette, sheet: openSheet });
  useEffect(() => {
    const timer = setTimeout(() => void palette(), FETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
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
          <span className="lk-tenant">{tenant.name}</span>
          <Suspense>{isDemo && <DemoSign />}</Suspense>
          <SearchButton onOpen={openPalette} onSoon={() => void palette()} />
          <HelpMenu onShortcuts={openSheet} />
          <LanguageButton />
          <ThemeButton />
          <AccountMenu />
        </header>
        <Suspense>{isDemo && <DemoProgress />}</Suspense>
        <main id="lk-main" className="lk-main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Suspense fallback={over === 'palette' && <EarlyKeys onKey={typeEarly} />}>
        {over === 'palette' && <Palette early={early} onClose={() => setOver(null)} onSheet={openSheet} />}
        {over === 'sheet' && <ShortcutSheet onClose={() => setOver(null)} />}
      </Suspense>
      <StepUp />
    </div>
  );
}
