import { createRoute, lazyRouteComponent, redirect, type SearchSchemaInput } from '@tanstack/react-router';
import { auditSearch, type AuditSearch } from '../features/settings/audit-search';
import { organizationSearch, type OrganizationSearch } from '../features/settings/organization/search';
import { PAGES } from './pages';
import { shell } from './shell-route';

const frame = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(PAGES['/settings'], 'SettingsFrame'),
});
const settingsHome = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/account' });
  },
});
const account = createRoute({
  getParentRoute: () => frame,
  path: '/account',
  component: lazyRouteComponent(PAGES['/settings/account'], 'AccountPage'),
});
const members = createRoute({
  getParentRoute: () => frame,
  path: '/members',
  component: lazyRouteComponent(PAGES['/settings/members'], 'MembersPage'),
});
const roles = createRoute({
  getParentRoute: () => frame,
  path: '/roles',
  component: lazyRouteComponent(PAGES['/settings/roles'], 'RolesPage'),
});
const organization = createRoute({
  getParentRoute: () => frame,
  path: '/organization',
  validateSearch: (search: OrganizationSearch & SearchSchemaInput) => organizationSearch(search),
  component: lazyRouteComponent(PAGES['/settings/organization'], 'OrganizationPage'),
});
const store = createRoute({
  getParentRoute: () => frame,
  path: '/organization/stores/$storeId',
  component: lazyRouteComponent(PAGES['/settings/organization/stores/$storeId'], 'StorePage'),
});
const keys = createRoute({
  getParentRoute: () => frame,
  path: '/api-keys',
  component: lazyRouteComponent(PAGES['/settings/api-keys'], 'ApiKeysPage'),
});
const company = createRoute({
  getParentRoute: () => frame,
  path: '/company',
  component: lazyRouteComponent(PAGES['/settings/company'], 'CompanyPage'),
});
const singleSignOn = createRoute({
  getParentRoute: () => frame,
  path: '/single-sign-on',
  component: lazyRouteComponent(PAGES['/settings/single-sign-on'], 'SingleSignOnPage'),
});
const audit = createRoute({
  getParentRoute: () => frame,
  path: '/audit',
  validateSearch: (search: AuditSearch & SearchSchemaInput) => auditSearch(search),
  component: lazyRouteComponent(PAGES['/settings/audit'], 'AuditPage'),
});

export const settings = frame.addChildren([
  settingsHome,
  account,
  members,
  roles,
  organization,
  store,
  keys,
  company,
  singleSignOn,
  audit,
]);
