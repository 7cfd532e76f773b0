/** Changing many customers: the clicks that console.md allows for tagging 2,000 of a view, progress, and undo. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { countClicks } from './clicks.ts';
import { openConsole, post, settled, type Console } from './console.ts';
import { overflow } from './overflow.ts';

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole();
});
afterAll(() => console_.close());

const LOOK = { locale: 'zh-CN', theme: 'light', width: 1440 } as const;
const CLICKS_MAX = 4;
const MANY = 2_000;
const AT_ONCE = 20;

/** A real server starts without customers; the stand-in has its own. */
async function fill(page: Page): Promise<void> {
  if (console_.fake) return;
  for (let from = 0; from < MANY; from += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, (_, at) =>
      post(page, `${console_.url}/api/v1/customers`, {
        kind: 'person',
        name: `批量${from + at}`,
        city: '杭州',
        tags: ['批量测试'],
        identifiers: [],
      }),
    );
    await Promise.all(some);
  }
}

test('thousands are tagged within the budget of clicks, watched and put back with one more', async () => {
  const tab = await console_.open(LOOK);
  const { page } = tab;
  try {
    await tab.go('/customers');
    await fill(page);
    const archived = page.getByRole('combobox', { name: '负责人' });
    await tab.go('/customers?tag=批量测试');
    const clicks = await countClicks(page);
    // Opening the view is the first click; it has been opened by its address here.
    const opened = 1;
    await archived.waitFor();

    await page.getByRole('button', { name: /^选择全部/ }).click();
    await page.getByRole('button', { name: '打标签', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '标签' }).fill('新标签');
    await dialog.getByRole('button', { name: /^更改/ }).click();
    await page
      .getByText(/已更改|共选/)
      .first()
      .waitFor();
    expect(opened + (await clicks.count())).toBeLessThanOrEqual(CLICKS_MAX);

    const undo = page.getByRole('button', { name: '撤销', exact: true }).first();
    await undo.waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    if (process.env['SCREENSHOTS'] !== undefined) await tab.picture('bulk-done-zh-light-1440');
    await undo.click();
    if (!console_.fake)
      await page
        .getByText(/已撤销/)
        .first()
        .waitFor();
    expect(opened + (await clicks.count())).toBe(CLICKS_MAX + 1);
    expect(tab.complaints).toEqual([]);
  } finally {
    await tab.close();
  }
});

test.each([
  { locale: 'zh-CN', theme: 'light', width: 1440 },
  { locale: 'en', theme: 'dark', width: 390 },
] as const)('the dialog and the history can be used by all: $locale $theme $width', async (look) => {
  const tab = await console_.open(look);
  const { page } = tab;
  const zh = look.locale === 'zh-CN';
  const name = `${zh ? 'zh' : 'en'}-${look.theme}-${look.width}`;
  const inspect = async (what: string) => {
    if (process.env['SCREENSHOTS'] !== undefined) await tab.picture(`${what}-${name}`);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
  };
  try {
    await tab.go('/customers');
    if (!console_.fake) {
      await post(page, `${console_.url}/api/v1/customers`, { kind: 'person', name: '转交', identifiers: [] });
      await tab.go('/customers');
    }
    await page.getByRole('button', { name: zh ? /^选择全部/ : /^Select all/ }).click();
    await page.getByRole('button', { name: zh ? '转交' : 'Transfer', exact: true }).click();
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await inspect('bulk-dialog');
    await page.keyboard.press('Escape');
    await tab.go('/bulk-changes');
    await settled(page);
    await inspect('bulk-history');
    expect(tab.complaints).toEqual([]);
  } finally {
    await tab.close();
  }
});
