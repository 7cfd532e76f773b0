import {
  AlertOutlined,
  AppstoreOutlined,
  BarChartOutlined,
  CloudDownloadOutlined,
  CloudUploadOutlined,
  HomeOutlined,
  SettingOutlined,
  ShoppingCartOutlined,
  ShoppingOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';

/** Where one can go from anywhere, grouped as the side bar shows it; `letter` is pressed after g. */
export const GROUPS = [
  {
    key: 'groupWork',
    entries: [{ key: 'home', to: '/', icon: HomeOutlined, needs: null, letter: 'h' }],
  },
  {
    key: 'groupCustomers',
    entries: [
      { key: 'customers', to: '/customers', icon: UserOutlined, needs: 'customer.read', letter: 'c' },
      { key: 'orders', to: '/orders', icon: ShoppingOutlined, needs: 'order.read', letter: 'o' },
    ],
  },
  {
    key: 'groupAnalytics',
    entries: [
      { key: 'sales', to: '/reports/sales', icon: BarChartOutlined, needs: 'report.read', letter: 'r' },
      { key: 'buyers', to: '/reports/customers', icon: TeamOutlined, needs: 'report.read', letter: 'n' },
      { key: 'products', to: '/reports/products', icon: AppstoreOutlined, needs: 'report.read', letter: 'p' },
      {
        key: 'baskets',
        to: '/reports/baskets',
        icon: ShoppingCartOutlined,
        needs: 'report.read',
        letter: 'b',
      },
    ],
  },
  {
    key: 'groupSystem',
    entries: [
      { key: 'imports', to: '/imports', icon: CloudUploadOutlined, needs: 'import.read', letter: 'i' },
      {
        key: 'exports',
        to: '/exports',
        icon: CloudDownloadOutlined,
        needs: ['customer.export', 'order.export'],
        letter: 'e',
      },
      { key: 'risks', to: '/risks', icon: AlertOutlined, needs: 'audit.read', letter: 'k' },
      { key: 'settings', to: '/settings', icon: SettingOutlined, needs: null, letter: 's' },
    ],
  },
] as const;

export type Entry = (typeof GROUPS)[number]['entries'][number];

export const ENTRIES: readonly Entry[] = GROUPS.flatMap<Entry>((group) => group.entries);

/** Whether somebody may go there: one of several rights is enough. */
export function mayGo(
  needs: string | readonly string[] | null,
  may: (permission: string) => boolean,
): boolean {
  return needs === null || (typeof needs === 'string' ? may(needs) : needs.some(may));
}

/** Pages of the settings that the palette reaches directly. */
export const SETTINGS = [
  { key: 'account', to: '/settings/account', needs: null },
  { key: 'members', to: '/settings/members', needs: 'member.read' },
  { key: 'roles', to: '/settings/roles', needs: 'member.read' },
  { key: 'structure', to: '/settings/organization', needs: 'customer.read' },
  { key: 'keys', to: '/settings/api-keys', needs: 'api_key.manage' },
  { key: 'company', to: '/settings/company', needs: 'tenant.manage' },
  { key: 'singleSignOn', to: '/settings/single-sign-on', needs: 'tenant.manage' },
  { key: 'audit', to: '/settings/audit', needs: 'audit.read' },
] as const;
