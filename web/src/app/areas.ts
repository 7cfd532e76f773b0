/** Words of areas that few visits lead to: they come with the area's pages, not with the language. */
export const AREAS = {
  reports: {
    'zh-CN': () => import('../features/reports/strings-zh').then(({ zh }) => zh),
    en: () => import('../features/reports/strings-en').then(({ en }) => en),
  },
  settings: {
    'zh-CN': () => import('../features/settings/strings-zh').then(({ zh }) => zh),
    en: () => import('../features/settings/strings-en').then(({ en }) => en),
  },
};

export type Area = keyof typeof AREAS;

/** The same keys in every language. */
export type AreaStrings = { [A in Area]: Awaited<ReturnType<(typeof AREAS)[A]['zh-CN']>> };
