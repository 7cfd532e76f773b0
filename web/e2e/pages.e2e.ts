/** Every page in every look: nothing inaccessible, nothing that overflows, nothing that the browser complains of. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openConsole, settled, type Console, type Look } from './console.ts';
import { overflow } from './overflow.ts';

interface PageCase {
  name: string;
  path: string;
  signedIn?: boolean;
  /** What to do before looking. */
  prepare?: (page: Page) => Promise<void>;
}

const PAGES: PageCase[] = [
  { name: 'sign-in', path: '/sign-in', signedIn: false },
  { name: 'setup', path: '/setup#token=abc', signedIn: false },
  { name: 'join', path: '/join#token=abc', signedIn: false },
  { name: 'customers', path: '/customers' },
  {
    name: 'customer',
    path: '/customers',
    prepare: async (page) => {
      const row = page.locator('[role=grid] [data-index="1"]');
      if ((await row.count()) === 0) return;
      await row.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/customers\/.+/);
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
  { name: 'orders', path: '/orders' },
  {
    name: 'order',
    path: '/orders',
    prepare: async (page) => {
      const row = page.locator('[role=grid] [data-index="4"]');
      if ((await row.count()) === 0) return;
      await row.focus();
      await page.keyboard.press('Enter');
      await page.locator('.ant-drawer table, .ant-drawer .lk-facts').first().waitFor();
    },
  },
  { name: 'imports', path: '/imports' },
  { name: 'new-import', path: '/imports/new' },
  { name: 'account', path: '/settings/account' },
  { name: 'members', path: '/settings/members' },
  { name: 'api-keys', path: '/settings/api-keys' },
  { name: 'company', path: '/settings/company' },
  { name: 'audit', path: '/settings/audit' },
];

const ALL_LOOKS: Look[] = (['zh-CN', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) => [1440, 390].map((width) => ({ locale, theme, width }))),
);

/** LOOK=zh-CN-light-1440 runs one look alone. */
const LOOKS = ALL_LOOKS.filter(
  ({ locale, theme, width }) =>
    (process.env['LOOK'] ?? `${locale}-${theme}-${width}`) === `${locale}-${theme}-${width}`,
);

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole();
});
afterAll(() => console_.close());

describe.each(LOOKS)('$locale $theme $width', (look) => {
  test.concurrent.each(PAGES)('$name', async ({ name, path, signedIn = true, prepare }) => {
    const tab = await console_.open(look, signedIn);
    const label = `${name}-${look.locale === 'en' ? 'en' : 'zh'}-${look.theme}-${look.width}`;
    try {
      await tab.go(path);
      await prepare?.(tab.page);
      if (process.env['SCREENSHOTS'] !== undefined) await tab.picture(label);
      expect(await violations(tab.page)).toEqual([]);
      expect(await tab.page.evaluate(overflow)).toBeLessThanOrEqual(0);
      if (look.width === 390) {
        await tab.page.setViewportSize({ width: 320, height: 700 });
        expect(await tab.page.evaluate(overflow)).toBeLessThanOrEqual(0);
      }
      expect(tab.complaints).toEqual([]);
    } catch (error) {
      await tab.picture(`failed-${label}`);
      throw error;
    } finally {
      await tab.close();
    }
  });
});
