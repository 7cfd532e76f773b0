/** Every page in every look: nothing inaccessible, nothing that overflows, nothing that the browser complains of. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { violations, type Inspection } from './axe.ts';
import { openConsole, post, settled, type Console, type Look, type Tab } from './console.ts';
import { overflow } from './overflow.ts';
import { rawKeys } from './raw-keys.ts';

/** Opens an entry of the list: a row by its keys, a card of a narrow screen by its link. */
async function openEntry(page: Page, number: number): Promise<void> {
  const entries = page.locator('[role=grid] [data-index], [role=list] [role=listitem]');
  await entries.first().waitFor();
  const entry = entries.nth(Math.min(number, (await entries.count()) - 1));
  if ((await page.locator('[role=grid]').count()) > 0) {
    await entry.focus();
    await page.keyboard.press('Enter');
  } else {
    await entry.locator('a, button').first().click();
  }
}

/** Who sees a customer: the dialog to share, or the one that says why. */
async function openAccess(page: Page, button: number): Promise<void> {
  await openEntry(page, 1);
  await page.waitForURL(/customers\/.+/);
  await page
    .getByRole('button', { name: /^(共享…|谁能看到，为什么…|Share…|Who sees this, and why…)$/ })
    .nth(button)
    .click();
  await page.locator('.ant-modal .lk-form').waitFor();
  await settled(page);
}

/** The chart is there: its library comes after the page. A real server may have nothing to draw. */
async function drawn(page: Page): Promise<void> {
  await page.locator('.lk-chart canvas, .lk-state').first().waitFor();
}

/** A company that is being loaded, whatever the server has. */
async function ofDemo(page: Page): Promise<void> {
  await page.route('**/api/v1/session', async (route) => {
    const session = (await (await route.fetch()).json()) as { tenant: object };
    await route.fulfill({
      json: {
        ...session,
        tenant: { ...session.tenant, name: '毛球星球 Plush Planet', demoSince: '2026-11-22T10:00:00Z' },
      },
    });
  });
  await page.route('**/api/v1/demo', (route) =>
    route.fulfill({
      json: { customers: 20_000, loaded: 7_000, until: '2026-11-22T10:00:00Z', checksum: '' },
    }),
  );
  await page.reload();
  await page.locator('.lk-demo-sign').waitFor();
  await page.locator('.lk-demo-progress').waitFor();
}

const PROVIDERS = [
  ['集团统一账号', 'https://login.example.com/7c9e6679-7425-40de-944b-e07fc1f90ae7/v2.0', true],
  ['Keycloak', 'https://id.example.com/realms/stores', false],
].map(([name, issuer, listed], at) => ({
  id: `0199aaaa-0000-7000-8000-00000000000${at}`,
  name,
  issuer,
  clientId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  listed,
  trustsSecondFactor: listed,
  linkedMembers: listed === true ? 24 : 0,
  version: 1,
}));

/** An organization with providers, whatever the server has: it takes none that it cannot reach. */
async function ofProviders(page: Page): Promise<void> {
  await page.route('**/api/v1/identity-providers', (route) =>
    route.fulfill({
      json: { items: PROVIDERS, redirectUri: 'https://crm.example.com/sign-in/answer' },
    }),
  );
  await page.route('**/api/v1/me/linked-accounts', (route) =>
    route.fulfill({
      json: {
        items: PROVIDERS.map(({ id, name, listed }) => ({
          providerId: id,
          providerName: name,
          account: listed === true ? 'lin.ruoxi@login.example.com' : null,
          linkedAt: listed === true ? '2026-11-02T02:00:00Z' : null,
          lastUsedAt: listed === true ? '2026-11-22T10:00:00Z' : null,
        })),
      },
    }),
  );
  await page.reload();
  await settled(page);
}

async function withoutProviders(page: Page): Promise<void> {
  await page.route('**/api/v1/identity-providers', (route) =>
    route.fulfill({ json: { items: [], redirectUri: 'https://crm.example.com/sign-in/answer' } }),
  );
  await page.reload();
  await page.locator('.lk-state').waitFor();
}

interface PageCase {
  name: string;
  path: string;
  signedIn?: boolean;
  /** What to do before looking. */
  prepare?: (page: Page) => Promise<void>;
}

const PAGES: PageCase[] = [
  { name: 'sign-in', path: '/sign-in', signedIn: false },
  { name: 'answer-refused', path: '/sign-in/answer?error=server_error&state=in.x', signedIn: false },
  { name: 'setup', path: '/setup#token=abc', signedIn: false },
  { name: 'join', path: '/join#token=abc', signedIn: false },
  { name: 'home', path: '/' },
  { name: 'sales', path: '/reports/sales', prepare: drawn },
  {
    name: 'sales-table',
    path: '/reports/sales?range=12m&by=store',
    prepare: async (page) => {
      await page.locator('.lk-chart-head button').first().click();
      await page.locator('.lk-chart table').waitFor();
    },
  },
  { name: 'buyers', path: '/reports/customers?range=90d', prepare: drawn },
  { name: 'products', path: '/reports/products', prepare: drawn },
  { name: 'slow-products', path: '/reports/products?sort=slow' },
  { name: 'baskets', path: '/reports/baskets' },
  { name: 'customers', path: '/customers' },
  {
    name: 'customer',
    path: '/customers',
    prepare: async (page) => {
      await openEntry(page, 1);
      await page.waitForURL(/customers\/.+/);
      await page.getByRole('tab').first().waitFor();
      await settled(page);
    },
  },
  {
    name: 'new-customer',
    path: '/customers',
    prepare: async (page) => {
      await page.locator('.lk-header-end .ant-btn-primary').click();
      await page.locator('.ant-drawer form').waitFor();
    },
  },
  {
    name: 'customer-peek',
    path: '/customers',
    prepare: async (page) => {
      await page.locator('.lk-vt-peek').first().click();
      await page.locator('.lk-peek .lk-kpi-strip').waitFor();
    },
  },
  {
    name: 'columns',
    path: '/customers',
    prepare: async (page) => {
      await page.locator('.lk-header-end button').first().click();
      await page.locator('.lk-columns').waitFor();
    },
  },
  {
    name: 'export',
    path: '/customers',
    prepare: async (page) => {
      await page.locator('.lk-header-end button').nth(1).click();
      await page.locator('.ant-drawer .lk-export-format').waitFor();
    },
  },
  { name: 'exports', path: '/exports' },
  { name: 'risks', path: '/risks' },
  {
    name: 'risk',
    path: '/risks',
    prepare: async (page) => {
      await openEntry(page, 0);
      await page.locator('.ant-drawer .lk-facts').waitFor();
    },
  },
  {
    name: 'risk-limits',
    path: '/risks',
    prepare: async (page) => {
      await page.locator('.lk-header-end button').first().click();
      await page.locator('.ant-drawer form').waitFor();
    },
  },
  { name: 'orders', path: '/orders' },
  {
    name: 'order',
    path: '/orders',
    prepare: async (page) => {
      await openEntry(page, 4);
      await page.locator('.ant-drawer table, .ant-drawer .lk-facts').first().waitFor();
    },
  },
  { name: 'imports', path: '/imports' },
  { name: 'new-import', path: '/imports/new' },
  { name: 'account', path: '/settings/account' },
  { name: 'members', path: '/settings/members' },
  {
    name: 'member-edit',
    path: '/settings/members',
    prepare: async (page) => {
      await page.locator('.lk-row-actions button').nth(1).click();
      await page.locator('.ant-modal form').waitFor();
    },
  },
  {
    name: 'roles',
    path: '/settings/members',
    prepare: async (page) => {
      await page.locator('.lk-header-end .ant-btn-primary').click();
      await page.locator('.ant-modal .ant-select').first().click();
      await page.locator('.ant-select-item-option').first().waitFor();
    },
  },
  { name: 'role-list', path: '/settings/roles' },
  {
    name: 'role-editor',
    path: '/settings/roles',
    prepare: async (page) => {
      await page.locator('.lk-row-actions button').first().click();
      await page.locator('.ant-drawer .lk-role-fields').waitFor();
    },
  },
  {
    name: 'member-sight',
    path: '/settings/members',
    prepare: async (page) => {
      await page.locator('tbody .lk-link-button').first().click();
      await page.locator('.ant-modal .lk-sight h3').first().waitFor();
    },
  },
  {
    name: 'hand-over',
    path: '/settings/members',
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /^(交接|Hand over)/ })
        .first()
        .click();
      await page.locator('.ant-modal form h3').first().waitFor();
    },
  },
  { name: 'customer-share', path: '/customers', prepare: (page) => openAccess(page, 0) },
  { name: 'customer-access', path: '/customers', prepare: (page) => openAccess(page, 1) },
  { name: 'organization', path: '/settings/organization' },
  {
    name: 'new-unit',
    path: '/settings/organization',
    prepare: async (page) => {
      await page.locator('.lk-header-end button').first().click();
      await page.locator('.ant-modal form').waitFor();
    },
  },
  {
    name: 'store',
    path: '/settings/organization',
    prepare: async (page) => {
      await openEntry(page, 0);
      await page.locator('.lk-form-foot').waitFor();
      await settled(page);
    },
  },
  {
    name: 'store-hours',
    path: '/settings/organization',
    prepare: async (page) => {
      await openEntry(page, 0);
      await page.locator('.lk-weekday button').first().waitFor();
      await settled(page);
      await page.locator('.lk-weekday').last().getByRole('button').click();
      await page.locator('.lk-dates').scrollIntoViewIfNeeded();
    },
  },
  { name: 'api-keys', path: '/settings/api-keys' },
  { name: 'company', path: '/settings/company' },
  { name: 'no-providers', path: '/settings/single-sign-on', prepare: withoutProviders },
  { name: 'providers', path: '/settings/single-sign-on', prepare: ofProviders },
  {
    name: 'provider-edit',
    path: '/settings/single-sign-on',
    prepare: async (page) => {
      await ofProviders(page);
      await page.locator('.lk-row-actions button').last().waitFor();
      await page.locator('tr:last-child .lk-row-actions button').first().click();
      await page.locator('.ant-drawer form').waitFor();
    },
  },
  {
    name: 'linked-accounts',
    path: '/settings/account',
    prepare: async (page) => {
      await ofProviders(page);
      await page.getByRole('region', { name: /^(关联账号|Linked accounts)$/ }).scrollIntoViewIfNeeded();
    },
  },
  { name: 'audit', path: '/settings/audit' },
  { name: 'about', path: '/about' },
  { name: 'status', path: '/status' },
  { name: 'demo', path: '/settings/account', prepare: ofDemo },
];

const ALL_LOOKS: Look[] = (['zh-CN', 'en'] as const).flatMap((locale) =>
  [1440, 390].map((width) => ({ locale, theme: 'system' as const, width })),
);

/** LOOK=zh-CN-1440 runs one alone. */
const LOOKS = ALL_LOOKS.filter(
  ({ locale, width }) => (process.env['LOOK'] ?? `${locale}-${width}`) === `${locale}-${width}`,
);

/** What the page looks like, and what axe has to say about it. */
async function inspect(tab: Tab, label: string, inspection: Inspection): Promise<void> {
  if (process.env['SCREENSHOTS'] !== undefined) await tab.picture(label);
  expect(await violations(tab.page, inspection)).toEqual([]);
  expect(await tab.page.evaluate(overflow)).toBeLessThanOrEqual(0);
}

/** The system goes dark, and the page with it. */
async function goDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme=dark]').waitFor();
  await settled(page);
}

/** A real server starts with nothing to open; the stand-in has its own. */
async function fill({ url, open }: Console): Promise<void> {
  const { page, close } = await open({ locale: 'zh-CN', theme: 'light', width: 1440 });
  await post(page, `${url}/api/v1/orders:bulk`, [
    {
      orderId: 'P-1001',
      orderedAt: '2026-10-01T09:12:00Z',
      currency: 'CNY',
      channel: 'web',
      customer: { identifiers: { phone: '13700137000' } },
      lines: [{ lineId: '1', sku: 'S-1', name: '羊绒圆领衫', quantity: 1, unitPrice: '199.00' }],
    },
  ]);
  const mark = String(Date.now() % 100_000);
  await post(page, `${url}/api/v1/units`, { name: `华东 ${mark}`, kind: 'region' });
  await post(page, `${url}/api/v1/stores`, { code: `p-${mark}`, name: '静安寺店' });
  await post(page, `${url}/api/v1/members`, {
    email: `pages-${mark}@example.com`,
    displayName: '陈思',
    role: 'clerk',
  });
  await riskAtNight(page, url, mark);
  await close();
}

/** A key that is issued in the quiet hours: the board has something to open, within seconds. */
async function riskAtNight(page: Page, url: string, mark: string): Promise<void> {
  const read = async (path: string) =>
    (await (await page.request.get(`${url}/api/v1/${path}`)).json()) as Record<string, unknown>;
  const { zone } = (await read('session'))['tenant'] as { zone: string };
  const hour = Number(
    new Intl.DateTimeFormat('en', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(new Date()),
  );
  const limits = { ...(await read('risk-limits')), quietFrom: hour, quietTo: (hour + 2) % 24 };
  await post(page, `${url}/api/v1/risk-limits`, limits, 'PUT');
  await post(page, `${url}/api/v1/api-keys`, { name: `till ${mark}`, role: 'integration' });
  await vi.waitUntil(async () => Number((await read('risks'))['open']) > 0, {
    timeout: 60_000,
    interval: 500,
  });
}

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole();
  if (!console_.fake) await fill(console_);
});
afterAll(() => console_.close());

describe.each(LOOKS)('$locale $width', (look) => {
  test.concurrent.each(PAGES)('$name', async ({ name, path, signedIn = true, prepare }) => {
    const tab = await console_.open(look, signedIn);
    const label = (theme: string) => `${name}-${look.locale === 'en' ? 'en' : 'zh'}-${theme}-${look.width}`;
    try {
      await tab.go(path);
      await prepare?.(tab.page);
      expect(await tab.page.evaluate(rawKeys)).toEqual([]);
      await inspect(tab, label('light'), 'everything');
      // The same page in other colours: to open it anew would take twice as long and show no more.
      await goDark(tab.page);
      await inspect(tab, label('dark'), 'colours');
      if (look.width === 390) {
        await tab.page.setViewportSize({ width: 320, height: 700 });
        expect(await tab.page.evaluate(overflow)).toBeLessThanOrEqual(0);
      }
      expect(tab.complaints).toEqual([]);
    } catch (error) {
      await tab.picture(`failed-${label('last')}`);
      throw error;
    } finally {
      await tab.close();
    }
  });
});
