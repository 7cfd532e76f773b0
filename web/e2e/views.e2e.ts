/** Saved views and the look beside the list, as a person does them; clicks are counted in the page. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countClicks } from './clicks.ts';
import { openConsole, post, settled, type Console } from './console.ts';

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole();
});
afterAll(() => console_.close());

const LOOK = { locale: 'zh-CN', theme: 'light', width: 1440 } as const;
const CLICKS_MAX = 4;

async function fill(page: Page): Promise<void> {
  if (console_.fake) return;
  for (const name of ['安', '白', '曹']) {
    await post(page, `${console_.url}/api/v1/customers`, {
      kind: 'person',
      name,
      identifiers: [],
      traits: {},
      tags: [],
    });
  }
}

const tabs = (page: Page) => page.getByRole('navigation', { name: '视图' });

test('a filter becomes a view within four clicks, and a deleted view comes back', async () => {
  const { page, go, complaints, close } = await console_.open(LOOK);
  await fill(page);
  await go('/customers');
  const name = `归档名单 ${Date.now() % 100_000}`;
  const clicks = await countClicks(page);

  await page.getByRole('combobox', { name: '状态' }).click();
  await page.locator('.ant-select-item-option', { hasText: '已归档' }).click();
  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByLabel('视图名称').fill(name);
  await page.keyboard.press('Enter');
  const tab = tabs(page).getByRole('button', { name, exact: true });
  await expect.poll(() => tab.getAttribute('aria-current')).toBe('true');
  expect(await clicks.count()).toBeLessThanOrEqual(CLICKS_MAX);
  expect(new URL(page.url()).searchParams.get('status')).toBe('archived');

  // Leaving and coming back shows the same.
  await tabs(page).getByRole('button', { name: '全部', exact: true }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('status')).toBe(null);
  await tab.click();
  await expect.poll(() => new URL(page.url()).searchParams.get('status')).toBe('archived');

  // A change is said, and can be taken back.
  await page.getByRole('button', { name: '清除筛选' }).first().click();
  await page.getByText('有未保存的改动').waitFor();
  await page.getByRole('button', { name: '放弃改动' }).click();
  await expect.poll(() => page.getByText('有未保存的改动').count()).toBe(0);

  await page.getByRole('button', { name: `视图“${name}”的操作` }).click();
  await page.getByRole('menuitem', { name: '删除视图' }).click();
  await expect.poll(() => tab.count()).toBe(0);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => tab.getAttribute('aria-current')).toBe('true');
  expect(complaints).toEqual([]);
  await close();
});

test('columns are chosen and moved by keyboard', async () => {
  const { page, go, close } = await console_.open(LOOK);
  await go('/customers');
  const grid = page.locator('[role=grid]');
  if ((await grid.count()) === 0) return close();
  const titles = () => page.locator('[role=columnheader]').allInnerTexts();
  const place = async () => (await titles()).indexOf('城市');
  const before = await place();

  await page.getByRole('button', { name: '列设置' }).click();
  const inPanel = async () =>
    (await page.locator('.lk-columns li').allInnerTexts()).findIndex((text) => text.includes('城市'));
  await page.getByRole('checkbox', { name: '城市' }).focus();
  const listed = await inPanel();
  for (const by of [1, 2]) {
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(place).toBe(before - by);
    // The panel is drawn apart from the table: a press counts from what it shows.
    await expect.poll(inPanel).toBe(listed - by);
  }
  await page.keyboard.press('Space');
  await expect.poll(async () => (await titles()).includes('城市')).toBe(false);
  await page.getByRole('button', { name: '恢复默认' }).click();
  await expect.poll(async () => (await titles()).includes('城市')).toBe(true);
  await close();
});

test('rows are looked at beside the list, one after the other, without losing the place', async () => {
  const { page, go, complaints, close } = await console_.open(LOOK);
  await fill(page);
  await go('/customers');
  const grid = page.locator('[role=grid]');
  if ((await grid.count()) === 0) return close();
  const peeked = () => new URL(page.url()).searchParams.get('peek');

  await page.locator('[role=grid] [data-index="0"]').focus();
  await page.keyboard.press('Space');
  await page.getByRole('dialog').waitFor();
  const first = peeked();
  await page.keyboard.press('ArrowDown');
  await expect.poll(peeked).not.toBe(first);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex') ?? null);
  await expect.poll(focused).toBe('3');

  // The address opens it again.
  await page.keyboard.press('Space');
  await page.getByRole('dialog').waitFor();
  await page.reload();
  await settled(page);
  await page.getByRole('dialog').waitFor();
  expect(complaints).toEqual([]);
  await close();
});
