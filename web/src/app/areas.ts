import type { Locale } from '../lib/locale';

/** The words that every visit needs, with those of antd's own controls. */
export const LANGUAGES = {
  'zh-CN': () => import('./locale-zh'),
  en: () => import('./locale-en'),
};

export function rememberedLocale(): Locale {
  return document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
}

/** Words of areas that few visits lead to: they come with the area's pages, not with the language. */
export const AREAS = {
  answer: {
    'zh-CN': () => import('../features/entry/answer/strings-zh').then(({ zh }) => zh),
    en: () => import('../features/entry/answer/strings-en').then(({ en }) => en),
  },
  about: {
    'zh-CN': () => import('../features/about/strings-zh').then(({ zh }) => zh),
    en: () => import('../features/about/strings-en').then(({ en }) => en),
  },
  imports: {
    'zh-CN': () => import('../features/imports/strings-zh').then(({ zh }) => zh),
    en: () => import('../features/imports/strings-en').then(({ en }) => en),
  },
  reports: {
    'zh-CN': () => import('../features/reports/strings-zh').then(({ zh }) => zh),
    en: () => import('../features/reports/strings-en').then(({ en }) => en),
  },
  status: {
    'zh-CN': () => import('../features/status/strings-zh').then(({ zh }) => zh),
    en: () => import('../features/status/strings-en').then(({ en }) => en),
  },
  risks: {
    'zh-CN': () => import('../features/risks/strings-zh').then(({ zh }) => zh),
    en: () => import('../features/risks/strings-en').then(({ en }) => en),
  },
  settings: {
    'zh-CN': () => import('../features/settings/strings-zh').then(({ zh }) => zh),
    en: () => import('../features/settings/strings-en').then(({ en }) => en),
  },
};

export type Area = keyof typeof AREAS;

/** The area that an address leads to, if it has words of its own. */
export function areaAt(path: string): Area | undefined {
  // What lies below signing in has words of its own: those of the door itself come with every visit.
  const name = path.replace(/^\/sign-in(?=\/)/, '').split('/')[1] ?? '';
  return Object.hasOwn(AREAS, name) ? (name as Area) : undefined;
}

/** The same keys in every language. */
export type AreaStrings = { [A in Area]: Awaited<ReturnType<(typeof AREAS)[A]['zh-CN']>> };
