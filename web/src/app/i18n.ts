import type { Locale as AntdLocale } from 'antd/es/locale';
import dayjs from 'dayjs';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../lib/locale';
import { AREAS, areasAt, LANGUAGES, rememberedLocale, type Area } from './areas';
import type { Strings } from './locale-zh';

const KEY = 'lianke.locale';
const components = new Map<Locale, AntdLocale>();

/** Areas that have been looked at: a change of language takes them along. */
const visited = new Set<Area>();

async function load(locale: Locale): Promise<void> {
  await Promise.all([...visited].map((area) => loadWords(area, locale)));
  if (components.has(locale)) return;
  const bundle = await LANGUAGES[locale]();
  i18next.addResourceBundle(locale, 'translation', bundle.strings satisfies Strings, true, true);
  components.set(locale, bundle.antd);
}

async function loadWords(area: Area, locale: Locale): Promise<void> {
  if (i18next.exists(area, { lng: locale, returnObjects: true })) return;
  i18next.addResourceBundle(locale, 'translation', { [area]: await AREAS[area][locale]() }, true, true);
}

/** To be awaited before the page at the address is drawn. */
export async function loadWordsAt(path: string): Promise<void> {
  await Promise.all(
    areasAt(path).map((area) => {
      visited.add(area);
      return loadWords(area, rememberedLocale());
    }),
  );
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
