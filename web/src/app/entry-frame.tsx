import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LanguageButton, ThemeButton } from './preferences';

/** Around the pages that one sees before being signed in. */
export function EntryFrame() {
  const { t } = useTranslation();
  return (
    <div className="lk-entry">
      <div className="lk-entry-top">
        <span className="lk-brand lk-grow">{t('app.brand')}</span>
        <LanguageButton />
        <ThemeButton />
      </div>
      <Outlet />
    </div>
  );
}
