import { QueryClientProvider, useQuery, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { sessionQuery } from '../api/session';
import {
  LocaleSwitchContext,
  RegionalContext,
  type Locale,
  type LocaleSwitch,
  type Regional,
} from '../lib/locale';
import { pageNonce } from '../lib/nonce';
import { rememberedLocale } from './areas';
import { changeLocale, componentWords } from './i18n';
import type { AppRouter } from './router';
import { themeFor, useDark } from './theme';

function Region({ locale, children }: { locale: Locale; children: ReactNode }) {
  const tenant = useQuery({ ...sessionQuery, enabled: false }).data?.tenant;
  const zone = tenant?.zone ?? 'Asia/Shanghai';
  const currency = tenant?.currency ?? 'CNY';
  const regional = useMemo<Regional>(() => ({ locale, zone, currency }), [locale, zone, currency]);
  return <RegionalContext value={regional}>{children}</RegionalContext>;
}

/** Everything that surrounds the pages: language, theme, the query cache, the router. */
export function Providers({ client, router }: { client: QueryClient; router: AppRouter }) {
  const [locale, setLocale] = useState<Locale>(rememberedLocale);
  const dark = useDark();
  const theme = useMemo(() => themeFor(dark), [dark]);
  const csp = useMemo(() => ({ nonce: pageNonce() }), []);
  const words = componentWords(locale);
  const change = useMemo<LocaleSwitch>(
    () => ({ locale, change: (next) => void changeLocale(next).then(() => setLocale(next)) }),
    [locale],
  );
  return (
    <QueryClientProvider client={client}>
      <LocaleSwitchContext value={change}>
        <ConfigProvider
          {...(words === undefined ? {} : { locale: words })}
          theme={theme}
          csp={csp}
          button={{ autoInsertSpace: false }}
        >
          <App className="lk-app" message={{ top: 56 }}>
            <Region locale={locale}>
              <RouterProvider router={router} context={{ client }} />
            </Region>
          </App>
        </ConfigProvider>
      </LocaleSwitchContext>
    </QueryClientProvider>
  );
}
