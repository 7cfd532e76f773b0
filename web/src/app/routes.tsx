import { createRoute, lazyRouteComponent, redirect, type SearchSchemaInput } from '@tanstack/react-router';
import { listAhead } from '../api/paging';
import {
  customerSearch,
  customersSearch,
  type CustomerSearch,
  type CustomersSearch,
} from '../features/customers/search';
import { ordersSearch, type OrdersSearch } from '../features/orders/search';
import { reportSearch, type ReportSearch } from '../features/reports/search';
import { risksSearch, type RisksSearch } from '../features/risks/search';
import { isOwnPage } from '../lib/next-page';
import { EntryFrame } from './entry-frame';
import { loadWordsAt } from './i18n';
import { PAGES } from './pages';
import { settings } from './settings-routes';
import { root, shell } from './shell-route';

const rows = {
  customers: () => import('../features/customers/queries'),
  orders: () => import('../features/orders/queries'),
};

interface DoorSearch {
  /** Where somebody was going who had to sign in first. */
  next?: string;
  /** The provider that a link offers. */
  provider?: string;
}

function doorSearch({ next, provider }: DoorSearch): DoorSearch {
  return {
    ...(isOwnPage(next) && { next }),
    ...(typeof provider === 'string' && { provider }),
  };
}

const entry = createRoute({
  getParentRoute: () => root,
  id: 'entry',
  component: EntryFrame,
  beforeLoad: ({ location }) => loadWordsAt(location.pathname),
});

const signIn = createRoute({
  getParentRoute: () => entry,
  path: '/sign-in',
  validateSearch: (search: DoorSearch & SearchSchemaInput) => doorSearch(search),
  component: lazyRouteComponent(PAGES['/sign-in'], 'SignInPage'),
});
const answer = createRoute({
  getParentRoute: () => entry,
  path: '/sign-in/answer',
  component: lazyRouteComponent(PAGES['/sign-in/answer'], 'AnswerPage'),
});
const setUp = createRoute({
  getParentRoute: () => entry,
  path: '/setup',
  component: lazyRouteComponent(PAGES['/setup'], 'SetUpPage'),
});
const join = createRoute({
  getParentRoute: () => entry,
  path: '/join',
  component: lazyRouteComponent(PAGES['/join'], 'JoinPage'),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(PAGES['/'], 'HomePage'),
});
const customers = createRoute({
  getParentRoute: () => shell,
  path: '/customers',
  validateSearch: (search: CustomersSearch & SearchSchemaInput) => customersSearch(search),
  beforeLoad: ({ context, search }) =>
    void rows.customers().then(({ customersQuery }) => listAhead(context.client, customersQuery(search))),
  component: lazyRouteComponent(PAGES['/customers'], 'ListPage'),
});
const customer = createRoute({
  getParentRoute: () => shell,
  path: '/customers/$customerId',
  validateSearch: (search: CustomerSearch & SearchSchemaInput) => customerSearch(search),
  component: lazyRouteComponent(PAGES['/customers/$customerId'], 'CustomerPage'),
});
const bulkChanges = createRoute({
  getParentRoute: () => shell,
  path: '/bulk-changes',
  component: lazyRouteComponent(PAGES['/bulk-changes'], 'BulkPage'),
});
const orders = createRoute({
  getParentRoute: () => shell,
  path: '/orders',
  validateSearch: (search: OrdersSearch & SearchSchemaInput) => ordersSearch(search),
  beforeLoad: ({ context, search }) =>
    void rows.orders().then(({ searchedOrders }) => listAhead(context.client, searchedOrders(search))),
  component: lazyRouteComponent(PAGES['/orders'], 'OrdersPage'),
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
  validateSearch: (search: ReportSearch & SearchSchemaInput) => reportSearch(search),
  component: lazyRouteComponent(PAGES['/reports/sales'], 'SalesPage'),
});
const buyers = createRoute({
  getParentRoute: () => shell,
  path: '/reports/customers',
  validateSearch: (search: ReportSearch & SearchSchemaInput) => reportSearch(search),
  component: lazyRouteComponent(PAGES['/reports/customers'], 'BuyersPage'),
});
const products = createRoute({
  getParentRoute: () => shell,
  path: '/reports/products',
  validateSearch: (search: ReportSearch & SearchSchemaInput) => reportSearch(search),
  component: lazyRouteComponent(PAGES['/reports/products'], 'ProductsPage'),
});
const baskets = createRoute({
  getParentRoute: () => shell,
  path: '/reports/baskets',
  validateSearch: (search: ReportSearch & SearchSchemaInput) => reportSearch(search),
  component: lazyRouteComponent(PAGES['/reports/baskets'], 'BasketsPage'),
});
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  component: lazyRouteComponent(PAGES['/imports'], 'HistoryPage'),
});
const exports = createRoute({
  getParentRoute: () => shell,
  path: '/exports',
  component: lazyRouteComponent(PAGES['/exports'], 'HistoryPage'),
});
const risks = createRoute({
  getParentRoute: () => shell,
  path: '/risks',
  validateSearch: (search: RisksSearch & SearchSchemaInput) => risksSearch(search),
  component: lazyRouteComponent(PAGES['/risks'], 'RisksPage'),
});
const newImport = createRoute({
  getParentRoute: () => shell,
  path: '/imports/new',
  component: lazyRouteComponent(PAGES['/imports/new'], 'WizardPage'),
});
const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/imports/$importId',
  component: lazyRouteComponent(PAGES['/imports/$importId'], 'ImportPage'),
});

const about = createRoute({
  getParentRoute: () => shell,
  path: '/about',
  component: lazyRouteComponent(PAGES['/about'], 'AboutPage'),
});
const status = createRoute({
  getParentRoute: () => shell,
  path: '/status',
  component: lazyRouteComponent(PAGES['/status'], 'StatusPage'),
});

export const routeTree = root.addChildren([
  entry.addChildren([signIn, answer, setUp, join]),
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
    risks,
    newImport,
    oneImport,
    about,
    status,
    settings,
  ]),
]);
