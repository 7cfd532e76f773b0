import type { zh } from './strings-zh';

export const en: typeof zh = {
  brand: 'Lianke 连客',
  skip: 'Skip to content',
  nav: {
    label: 'Main navigation',
    open: 'Open navigation',
    close: 'Close navigation',
    groupCustomers: 'Customers',
    groupSystem: 'System',
    customers: 'Customers',
    orders: 'Orders',
    imports: 'Imports',
    settings: 'Settings',
  },
  language: '中文',
  theme: { label: 'Theme', light: 'Light', dark: 'Dark', system: 'As the system' },
  account: { label: 'Account menu', mine: 'My account', signOut: 'Sign out', switchTo: 'Switch to {{name}}' },
  notFound: {
    title: 'There is no such page',
    detail: 'The address may be mistyped, or the page has moved.',
    back: 'Back to the start',
  },
  nothing: { title: 'Nothing here yet', detail: 'Your role does not show anything yet; ask an owner.' },
};
