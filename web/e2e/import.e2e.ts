/** The import wizard on the stand-in: upload, mapping, review, result; each in both languages and themes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { countClicks } from './clicks.ts';
import { openConsole, settled, type Console, type Look } from './console.ts';
import { overflow } from './overflow.ts';

const LOOKS: Look[] = [
  { locale: 'zh-CN', theme: 'light', width: 1440 },
  { locale: 'en', theme: 'dark', width: 1440 },
  { locale: 'zh-CN', theme: 'dark', width: 390 },
];

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole();
});
afterAll(() => console_.close());

const CSV = [
  '订单号,下单时间,SKU,商品,数量,单价,会员手机,备注',
  'E2E-1,2026-10-01 09:12,S-1,羊绒圆领衫,1,199.00,13800138000,',
  'E2E-1,2026-10-01 09:12,S-2,马克杯,2,49.50,13800138000,',
].join('\n');

const ROWS = 10_000;
const CLICKS_MAX = 5;

/** As a till exports it: the names of the columns are enough to find out what they mean. */
function many(): string {
  const lines = Array.from(
    { length: ROWS },
    (_, at) =>
      `BUD-${at},2026-10-01 09:12,S-${at % 40},羊绒圆领衫,1,199.00,138${String(at).padStart(8, '0')},`,
  );
  return ['订单号,下单时间,SKU,商品,数量,单价,会员手机,备注', ...lines].join('\n');
}

test('ten thousand rows are imported in five clicks', async () => {
  const tab = await console_.open({ locale: 'zh-CN', theme: 'light', width: 1440 });
  const { page } = tab;
  await tab.go('/');
  const clicks = await countClicks(page);

  await page.locator('#lk-nav a[href="/imports"]').click();
  await page.locator('.lk-header-end .ant-btn-primary').click();
  const chooser = page.waitForEvent('filechooser');
  await page.locator('.lk-drop button').click();
  await (await chooser).setFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(many()) });
  await page.locator('.lk-target').first().waitFor();
  await page.locator('button[type=submit]').click();
  await page.locator('.lk-count').first().waitFor();
  await page.locator('main .ant-btn-primary').click();
  await page.waitForURL(/imports\/[0-9a-f-]{36}/);
  await page.locator('.lk-count').first().waitFor();

  expect(await clicks.count()).toBeLessThanOrEqual(CLICKS_MAX);
  expect(tab.complaints).toEqual([]);
  await tab.close();
});

describe.each(LOOKS)('$locale $theme $width', (look) => {
  test('a file is uploaded, mapped, checked and imported', async () => {
    const tab = await console_.open(look);
    const { page } = tab;
    const look_ = `${look.locale === 'en' ? 'en' : 'zh'}-${look.theme}-${look.width}`;
    const inspect = async (name: string) => {
      await settled(page);
      if (process.env['SCREENSHOTS'] !== undefined) await tab.picture(`${name}-${look_}`);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    };
    try {
      await tab.go('/imports/new');
      await page.getByTestId('file').setInputFiles({
        name: 'orders.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(CSV),
      });
      await page.locator('.lk-target').first().waitFor();
      await inspect('import-map');
      await page.locator('button[type=submit]').click();
      await page.locator('.lk-count').first().waitFor();
      await inspect('import-review');
      await page.locator('main .ant-btn-primary').click();
      await page.waitForURL(/imports\/[0-9a-f-]{36}/);
      await page.locator('.lk-count').first().waitFor();
      await inspect('import-result');
      expect(tab.complaints).toEqual([]);
    } catch (error) {
      await tab.picture(`failed-import-${look_}`);
      throw error;
    } finally {
      await tab.close();
    }
  });
});
