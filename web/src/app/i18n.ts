import type { Locale as AntdLocale } from 'antd/es/locale';
import dayjs from 'dayjs';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../lib/locale';
import type { Strings } from './locale-zh';

const KEY = 'lianke.locale';
const components = new Map<Locale, AntdLocale>();

export function rememberedLocale(): Locale {
  return document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
}

async function load(locale: Locale): Promise<void> {
  if (components.has(locale)) return;
  const bundle = locale === 'zh-CN' ? await import('./locale-zh') : await import('./locale-en');
  i18next.addResourceBundle(locale, 'translation', bundle.strings satisfies Strings, true, true);
  components.set(locale, bundle.antd);
}

/** The words of antd's own controls; loaded together with ours. */
export function componentWords(locale: Locale): AntdLocale | undefined {
  return components.get(locale);
}

export async function changeLocale(locale: Locale): Promise<void> {
  await load(locale);
  dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en');
  localStorage.setItem(KEY, locale);
  document.documentElement.lang = locale;
  await i18next.changeLanguage(locale);
}

export async function initI18n(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    resources: {},
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  await changeLocale(locale);
}
