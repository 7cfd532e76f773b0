/** The import wizard on the stand-in: upload, mapping, review, result; each in both languages and themes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
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
