import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
  type SearchSchemaInput,
} from '@tanstack/react-router';
import { sessionQuery } from '../api/session';
import {
  customerSearch,
  customersSearch,
  type CustomerSearch,
  type CustomersSearch,
} from '../features/customers/search';
import { ordersSearch, type OrdersSearch } from '../features/orders/search';
import { reportSearch, type ReportSearch } from '../features/reports/search';
import { EntryFrame } from './entry-frame';
import { loadArea } from './i18n';
import { NotFound } from './not-found';
import { Shell } from './shell';

const root = createRootRouteWithContext<{ client: QueryClient }>()({ notFoundComponent: NotFound });

const entry = createRoute({ getParentRoute: () => root, id: 'entry', component: EntryFrame });

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
});

const signIn = createRoute({
  getParentRoute: () => entry,
  path: '/sign-in',
  validateSearch: (search: { next?: unknown } & SearchSchemaInput): { next?: string } =>
    typeof search.next === 'string' && /^\/(?!\/)/.test(search.next) ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('../features/entry/sign-in-page'), 'SignInPage'),
});
const setUp = createRoute({
  getParentRoute: () => entry,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/entry/set-up-page'), 'SetUpPage'),
});
const join = createRoute({
  getParentRoute: () => entry,
  path: '/join',
  component: lazyRouteComponent(() => import('../features/entry/join-page'), 'JoinPage'),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/home-page'), 'HomePage'),
});
const customers = createRoute({
  getParentRoute: () => shell,
  path: '/customers',
  validateSearch: (search: CustomersSearch & SearchSchemaInput) => customersSearch(search),
  component: lazyRouteComponent(() => import('../features/customers/list-page'), 'ListPage'),
});
const customer = createRoute({
  getParentRoute: () => shell,
  path: '/customers/$customerId',
  validateSearch: (search: CustomerSearch & SearchSchemaInput) => customerSearch(search),
  component: lazyRouteComponent(() => import('../features/customers/customer-page'), 'CustomerPage'),
});
const bulkChanges = createRoute({
  getParentRoute: () => shell,
  path: '/bulk-changes',
  component: lazyRouteComponent(() => import('../features/customers/bulk-page'), 'BulkPage'),
});
const orders = createRoute({
  getParentRoute: () => shell,
  path: '/orders',
  validateSearch: (search: OrdersSearch & SearchSchemaInput) => ordersSearch(search),
  component: lazyRouteComponent(() => import('../features/orders/orders-page'), 'OrdersPage'),
});
const reports = createRoute({
  getParentRoute: () => shell,
  path: '/reports',
  beforeLoad: () => {
    throw redirect({ to: '/reports/sales' });
  },
});
const sales = createRoute({
  getParentRoute: () => shell,
  path: '/reports/sales',
  beforeLoad: () => loadArea('reports'),
  validateSearch: (search: ReportSearch & SearchSchemaInput) => reportSearch(search),
  component: lazyRouteComponent(() => import('../features/reports/sales-page'), 'SalesPage'),
});
const buyers = createRoute({
  getParentRoute: () => shell,
  path: '/reports/customers',
  beforeLoad: () => loadArea('reports'),
  validateSearch: (search: ReportSearch & SearchSchemaInput) => reportSearch(search),
  component: lazyRouteComponent(() => import('../features/reports/buyers-page'), 'BuyersPage'),
});
const products = createRoute({
  getParentRoute: () => shell,
  path: '/reports/products',
  beforeLoad: () => loadArea('reports'),
  validateSearch: (search: ReportSearch & SearchSchemaInput) => reportSearch(search),
  component: lazyRouteComponent(() => import('../features/reports/products-page'), 'ProductsPage'),
});
const baskets = createRoute({
  getParentRoute: () => shell,
  path: '/reports/baskets',
  beforeLoad: () => loadArea('reports'),
  validateSearch: (search: ReportSearch & SearchSchemaInput) => reportSearch(search),
  component: lazyRouteComponent(() => import('../features/reports/baskets-page'), 'BasketsPage'),
});
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  component: lazyRouteComponent(() => import('../features/imports/history-page'), 'HistoryPage'),
});
const exports = createRoute({
  getParentRoute: () => shell,
  path: '/exports',
  component: lazyRouteComponent(() => import('../features/exports/history-page'), 'HistoryPage'),
});
const newImport = createRoute({
  getParentRoute: () => shell,
  path: '/imports/new',
  component: lazyRouteComponent(() => import('../features/imports/wizard-page'), 'WizardPage'),
});
const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/imports/$importId',
  component: lazyRouteComponent(() => import('../features/imports/import-page'), 'ImportPage'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  beforeLoad: () => loadArea('settings'),
  component: lazyRouteComponent(() => import('../features/settings/settings-frame'), 'SettingsFrame'),
});
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/account' });
  },
});
const account = createRoute({
  getParentRoute: () => settings,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/settings/account-page'), 'AccountPage'),
});
const members = createRoute({
  getParentRoute: () => settings,
  path: '/members',
  component: lazyRouteComponent(() => import('../features/settings/members-page'), 'MembersPage'),
});
const keys = createRoute({
  getParentRoute: () => settings,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('../features/settings/api-keys-page'), 'ApiKeysPage'),
});
const company = createRoute({
  getParentRoute: () => settings,
  path: '/company',
  component: lazyRouteComponent(() => import('../features/settings/company-page'), 'CompanyPage'),
});
const audit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  component: lazyRouteComponent(() => import('../features/settings/audit-page'), 'AuditPage'),
});

export const routeTree = root.addChildren([
  entry.addChildren([signIn, setUp, join]),
  shell.addChildren([
    home,
    customers,
    customer,
    bulkChanges,
    orders,
    reports,
    sales,
    buyers,
    products,
    baskets,
    imports,
    exports,
    newImport,
    oneImport,
    settings.addChildren([settingsHome, account, members, keys, company, audit]),
  ]),
]);
