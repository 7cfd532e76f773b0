import type { roles as zh } from './role-strings-zh';

export const roles: typeof zh = {
  role: {
    owner: 'Owner',
    administrator: 'Administrator',
    manager: 'Manager',
    marketer: 'Marketer',
    analyst: 'Analyst',
    service_agent: 'Service agent',
    finance: 'Finance',
    auditor: 'Auditor',
    read_only: 'Read only',
    regional_manager: 'Regional manager',
    store_manager: 'Store manager',
    clerk: 'Clerk',
    integration: 'Integration',
  },
  roleMay: {
    owner: 'May do everything; only owners appoint owners',
    administrator: 'May do everything but appoint owners',
    manager:
      'May change and assign customers, change orders, import, export and share views, and look at reports and members',
    marketer: 'May change customers (contacts masked), share views, look at orders and reports; not export',
    analyst: 'May look at customers (contacts masked), orders and reports, and share views; not export',
    service_agent: 'May change customers (contacts masked until revealed) and look at orders',
    finance: 'May look at customers (contacts masked) and reports, look at and export orders',
    auditor:
      'May look at customers (contacts masked), orders, reports, members and the audit log; not change or export',
    read_only: 'May look at customers, orders, imports and reports; not export',
    regional_manager:
      'May change, assign and export customers (contacts masked until revealed), look at and export orders, share views, and look at reports and members',
    store_manager:
      'May change and assign customers (contacts masked until revealed), share views, and look at orders, reports and members; not export',
    clerk: 'May change customers (contacts masked until revealed) and look at orders',
    integration: 'For programs: may read and write customers and orders, and import',
  },
  roleGroup: {
    lead: 'Full control',
    office: 'Head office',
    field: 'Regions and stores',
    program: 'Programs',
  },
  scope: {
    all: 'All customers',
    subtree: 'Customers of all stores below their units',
    store: 'Customers of their stores',
    team: 'Customers they or their team look after',
    own: 'Customers they look after',
  },
  scopeShort: { all: 'All', subtree: 'Stores below', store: 'Their stores', team: 'Team', own: 'Own' },
  scopes: {
    label: 'Sees',
    usual: 'As usual for this role.',
    parted:
      'Whoever sees a part of the customers cannot import, manage members and settings, or read the audit log.',
    whole: 'This role always sees all customers.',
  },
  postings: {
    label: 'Belongs to',
    hint: 'Units and stores, as many as you like.',
    nowhere: 'Nowhere',
    blind: 'Nowhere, so sees no customers',
    more: '{{names}} … ({{number}} in all)',
    unsaved: 'The invitation is made, but where they belong was not saved. Edit the member later.',
  },
};
