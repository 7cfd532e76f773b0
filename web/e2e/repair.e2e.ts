/** On a real server: a file with a bad row is imported through the wizard, and the row is mended where it stands. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openConsole, settled, type Console, type Tab } from './console.ts';

const LOOK = { locale: 'en', theme: 'light', width: 1440 } as const;

// A run leaves its orders behind; the next one has numbers and phones of its own.
const run = Date.now().toString(36).toUpperCase();
const phone = `139${String(Date.now() % 100_000_000).padStart(8, '0')}`;

const ROWS = [
  ['Order no', 'Ordered at', 'SKU', 'Product', 'Quantity', 'Unit price', 'Mobile', 'Customer name'],
  [`R${run}-1`, '2026-10-01 09:12', 'S-1', 'Wool sweater', '1', '199.00', phone, `Repair ${run}`],
  [`R${run}-2`, '2026-10-02 18:40', 'S-2', 'Mug', 'two', '49.50', phone, `Repair ${run}`],
  [`R${run}-3`, '2026-10-03 11:05', 'S-3', 'Linen cloth', '3', '129.00', phone, `Repair ${run}`],
];

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole();
});
afterAll(() => console_.close());

/** The figure under a word, as "Imported 3". */
async function figure(page: Page, word: string): Promise<string> {
  return page.locator('.lk-count', { hasText: word }).locator('dd').innerText();
}

async function upload({ go, page }: Tab): Promise<void> {
  await go('/imports/new');
  await page.getByTestId('file').setInputFiles({
    name: `orders-${run}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(ROWS.map((row) => row.join(',')).join('\n')),
  });
  await page.getByText('What the file must have').waitFor();
}

/** Without its quantity the file cannot go on; with it, it can. */
async function map({ page }: Tab): Promise<void> {
  const next = page.getByRole('button', { name: 'Check the data' });
  const row = page.locator('tr', { has: page.getByRole('cell', { name: 'Quantity', exact: true }) });
  await row.locator('.ant-select').hover();
  await row.locator('.ant-select-clear').click();
  await page.getByText('Still missing: Quantity').waitFor();
  expect(await next.isDisabled()).toBe(true);
  await row.getByRole('combobox').fill('Quantity');
  await page.keyboard.press('Enter');
  await expect.poll(() => next.isEnabled()).toBe(true);
  await next.click();
}

async function mend({ page }: Tab): Promise<void> {
  await page.getByRole('heading', { name: 'Failed rows' }).waitFor();
  const cell = page.getByRole('textbox', { name: 'Row 2, Quantity' });
  expect(await cell.inputValue()).toBe('two');
  expect(await violations(page)).toEqual([]);
  await cell.fill('2');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await cell.inputValue()).toBe('2');
  await page.getByRole('button', { name: 'Retry failed rows' }).click();
  await expect.poll(() => figure(page, 'Failed')).toBe('0');
  await page.locator('.lk-tag', { hasText: 'Done' }).waitFor();
  expect(await figure(page, 'Imported')).toBe('3');
}

/** All three orders stand with their one customer, reached as people reach it. */
async function find({ page }: Tab): Promise<void> {
  await page.getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('searchbox').fill(`Repair ${run}`);
  await page.getByRole('link', { name: `Repair ${run}` }).click();
  await page.getByRole('tab', { name: 'Orders' }).click();
  for (const number of [1, 2, 3]) {
    await page.getByRole('button', { name: `R${run}-${number}`, exact: true }).waitFor();
  }
  await page.getByRole('link', { name: 'Orders' }).click();
  await page.getByRole('searchbox').fill(`R${run}-2`);
  await page.getByRole('button', { name: `R${run}-2`, exact: true }).waitFor();
  await page.getByText('¥99.00').first().waitFor();
}

// The stand-in has no imports to mend.
if (process.env['LIANKE_URL'] !== undefined) {
  test('a bad row is mended where it stands, and imported', async () => {
    const tab = await console_.open(LOOK);
    const { page } = tab;
    try {
      await upload(tab);
      await map(tab);
      await page.getByText('Check complete').waitFor();
      expect(await figure(page, 'Failed')).toBe('1');
      await page.getByRole('button', { name: 'Import 2 rows' }).click();
      await page.waitForURL(/imports\/[0-9a-f-]{36}/);
      await settled(page);
      await page.locator('.lk-tag', { hasText: 'Done' }).waitFor();
      expect(await figure(page, 'Failed')).toBe('1');
      await mend(tab);
      await find(tab);
      expect(tab.complaints).toEqual([]);
    } catch (error) {
      await tab.picture('failed-repair');
      throw error;
    } finally {
      await tab.close();
    }
  });
} else {
  test('the stand-in has no imports to mend', () => expect(console_.fake).toBe(true));
}
