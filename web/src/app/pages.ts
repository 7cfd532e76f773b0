/** The code of every page, by its address: the router waits for it, and the first visit asks for it ahead. */
export const PAGES = {
  '/sign-in': () => import('../features/entry/sign-in-page'),
  '/sign-in/answer': () => import('../features/entry/answer/answer-page'),
  '/setup': () => import('../features/entry/set-up-page'),
  '/join': () => import('../features/entry/join-page'),
  '/': () => import('../features/home/home-page'),
  '/customers': () => import('../features/customers/list-page'),
  '/customers/$customerId': () => import('../features/customers/customer-page'),
  '/bulk-changes': () => import('../features/customers/bulk-page'),
  '/orders': () => import('../features/orders/orders-page'),
  '/reports/sales': () => import('../features/reports/sales-page'),
  '/reports/customers': () => import('../features/reports/buyers-page'),
  '/reports/products': () => import('../features/reports/products-page'),
  '/reports/baskets': () => import('../features/reports/baskets-page'),
  '/imports': () => import('../features/imports/history-page'),
  '/imports/new': () => import('../features/imports/wizard-page'),
  '/imports/$importId': () => import('../features/imports/import-page'),
  '/exports': () => import('../features/exports/history-page'),
  '/about': () => import('../features/about/about-page'),
  '/status': () => import('../features/status/status-page'),
  '/risks': () => import('../features/risks/risks-page'),
  '/settings': () => import('../features/settings/settings-frame'),
  '/settings/account': () => import('../features/settings/account-page'),
  '/settings/members': () => import('../features/settings/members-page'),
  '/settings/roles': () => import('../features/settings/roles/roles-page'),
  '/settings/organization': () => import('../features/settings/organization/organization-page'),
  '/settings/organization/stores/$storeId': () => import('../features/settings/organization/store-page'),
  '/settings/api-keys': () => import('../features/settings/api-keys-page'),
  '/settings/company': () => import('../features/settings/company-page'),
  '/settings/single-sign-on': () => import('../features/settings/single-sign-on-page'),
  '/settings/audit': () => import('../features/settings/audit-page'),
};

type Path = keyof typeof PAGES;

/** Pages that are drawn around those below them. */
const FRAMES: ReadonlySet<string> = new Set<Path>(['/settings']);

/** Pages for which nobody has to be signed in. */
const OPEN: ReadonlySet<string> = new Set<Path>(['/sign-in', '/sign-in/answer', '/setup', '/join']);

function leadsTo(pattern: string, path: string): boolean {
  if (FRAMES.has(pattern) && path.startsWith(`${pattern}/`)) return true;
  const steps = path.split('/');
  const wanted = pattern.split('/');
  return (
    steps.length === wanted.length &&
    wanted.every((step, at) => step === steps[at] || (step.startsWith('$') && steps[at] !== ''))
  );
}

/** The pages that an address shows, from the outermost; what is spelt out goes before what stands for any. */
export function pagesAt(path: string): Path[] {
  const found = (Object.keys(PAGES) as Path[]).filter((pattern) => leadsTo(pattern, path));
  return found.includes(path as Path) ? found.filter((pattern) => !pattern.includes('$')) : found;
}

export function isOpen(path: string): boolean {
  return OPEN.has(path);
}
