import { Outlet } from '@tanstack/react-router';
import { LanguageButton, ThemeButton } from './preferences';

/** Around the pages that one sees before being signed in. */
export function EntryFrame() {
  return (
    <div className="lk-entry">
      <div className="lk-entry-top">
        <LanguageButton />
        <ThemeButton />
      </div>
      <Outlet />
    </div>
  );
}
