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
  twoStep: {
    'zh-CN': () => import('../pickers/two-step-strings-zh').then(({ zh }) => zh),
    en: () => import('../pickers/two-step-strings-en').then(({ en }) => en),
  },
};

export type Area = keyof typeof AREAS;

/** Where an address is not called like the area whose words it needs, or needs those of several. */
const AREAS_OF: Readonly<Record<string, readonly Area[]>> = {
  'sign-in': ['twoStep'],
  'sign-in/answer': ['answer', 'twoStep'],
  join: ['twoStep'],
  settings: ['settings', 'twoStep'],
};

/** The areas whose words an address needs besides those of every visit. */
export function areasAt(path: string): readonly Area[] {
  const name = path.split('/')[1] ?? '';
  const known = [path.slice(1), name].find((each) => Object.hasOwn(AREAS_OF, each));
  if (known !== undefined) return AREAS_OF[known] ?? [];
  return Object.hasOwn(AREAS, name) ? [name as Area] : [];
}

/** The same keys in every language. */
export type AreaStrings = { [A in Area]: Awaited<ReturnType<(typeof AREAS)[A]['zh-CN']>> };
