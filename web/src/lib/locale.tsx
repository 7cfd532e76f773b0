import { createContext, useContext } from 'react';

export type Locale = 'zh-CN' | 'en';

export interface Regional {
  locale: Locale;
  /** The tenant's time zone; times are shown in it, wherever the reader sits. */
  zone: string;
  currency: string;
}

export const RegionalContext = createContext<Regional>({
  locale: 'zh-CN',
  zone: 'Asia/Shanghai',
  currency: 'CNY',
});

export function useRegional(): Regional {
  return useContext(RegionalContext);
}

export interface LocaleSwitch {
  locale: Locale;
  change: (locale: Locale) => void;
}

export const LocaleSwitchContext = createContext<LocaleSwitch>({ locale: 'zh-CN', change: () => undefined });

export function useLocaleSwitch(): LocaleSwitch {
  return useContext(LocaleSwitchContext);
}
