/** The customer list by keyboard alone, and the switches of language and theme. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConsole, post, settled, type Console } from './console.ts';

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole();
});
afterAll(() => console_.close());

const LOOK = { locale: 'zh-CN', theme: 'light', width: 1440 } as const;

/** A real server starts without customers; the stand-in has its own. */
async function fill(page: Page): Promise<void> {
  if (console_.fake) return;
  for (const name of ['安', '白', '曹', '丁', '方', '高']) {
    await post(page, `${console_.url}/api/v1/customers`, {
      kind: 'person',
      name,
      identifiers: [],
      traits: {},
      tags: [],
    });
  }
}

test('rows are walked, chosen and opened without a mouse', async () => {
  const { page, go, complaints, close } = await console_.open(LOOK);
  await fill(page);
  await go('/customers');
  const grid = page.locator('[role=grid]');
  if ((await grid.count()) === 0) return close();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex') ?? null);

  await page.locator('[role=grid] [data-index="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('3');
  await page.keyboard.press('j');
  await expect.poll(focused).toBe('4');
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await expect.poll(() => page.locator('[aria-selected=true]').count()).toBe(1);
  await page.keyboard.press('End');
  await expect.poll(async () => Number(await focused())).toBeGreaterThan(4);
  await page.keyboard.press('Home');
  await expect.poll(focused).toBe('2');
  await page.keyboard.press('Enter');
  await page.waitForURL(/customers\/.+/);
  await settled(page);
  await page.goBack();
  await settled(page);

  expect(new URL(page.url()).pathname).toBe('/customers');
  expect(complaints).toEqual([]);
  await close();
});

test('scrolling fetches the next page before the end is reached', async () => {
  const { page, go, close } = await console_.open(LOOK);
  await go('/customers');
  const total = Number(await page.locator('[role=grid]').getAttribute('aria-rowcount'));
  if (total <= 101) return close();

  const scroller = page.locator('.lk-vt-scroller');
  const height = () => scroller.evaluate((box) => box.scrollHeight);
  const before = await height();
  await scroller.evaluate((box) => box.scrollTo({ top: box.scrollHeight * 0.7 }));

  await expect.poll(height).toBeGreaterThan(before * 1.5);
  await close();
});

test('language and theme change in place', async () => {
  const { page, go, close } = await console_.open(LOOK);
  await go('/customers');

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Customers' }).waitFor();
  await page.getByRole('button', { name: /Theme/ }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).click();

  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  await close();
});
