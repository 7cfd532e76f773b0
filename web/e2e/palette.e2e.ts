/** The palette and the keys in a real browser: what is found, how few clicks it takes, what can be read aloud. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { countClicks } from './clicks.ts';
import { openConsole, post, settled, type Console, type Look } from './console.ts';
import { summary } from './fake-data.ts';
import { overflow } from './overflow.ts';

const LOOK = { locale: 'zh-CN', theme: 'light', width: 1440 } as const;
const LOOKS: Look[] = [
  LOOK,
  { locale: 'en', theme: 'dark', width: 1440 },
  { locale: 'en', theme: 'light', width: 320 },
];
const SOMEBODY = 123;

let console_: Console;
/** Somebody's last four digits, and their name. */
let tail: string;
let name: string;
beforeAll(async () => {
  console_ = await openConsole();
  if (console_.fake) {
    tail = (summary(SOMEBODY).phone ?? '').slice(-4);
    name = summary(SOMEBODY).name ?? '';
    return;
  }
  // The import's test brings everybody whose number ends in four digits after a nought; a run leaves its own behind.
  tail = String(10_000 + (Date.now() % 90_000));
  name = '王雨桐';
  const { page, close } = await console_.open(LOOK);
  await post(page, `${console_.url}/api/v1/customers`, {
    kind: 'person',
    name,
    identifiers: [{ type: 'phone', value: `137000${tail}` }],
    traits: {},
    tags: [],
  });
  await close();
});
afterAll(() => console_.close());

const field = (page: Page) => page.locator('dialog [role=combobox]');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.className ?? '');

test('a customer is found by the end of a phone and opened without a click', async () => {
  const { page, go, complaints, close } = await console_.open(LOOK);
  await go('/orders');
  const clicks = await countClicks(page);

  await page.keyboard.press('Control+k');
  await field(page).waitFor();
  await page.keyboard.type(tail);
  await page.keyboard.press('Enter');
  await page.waitForURL(/customers\/.+/);
  await page.getByRole('heading', { level: 1 }).filter({ hasText: name }).waitFor();

  expect(await clicks.count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('or with one click', async () => {
  const { page, go, picture, close } = await console_.open(LOOK);
  await go('/orders');
  const clicks = await countClicks(page);

  try {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(tail);
    // Until the answer has come, lines may move away under the pointer.
    await page.locator('dialog [role=status]').filter({ hasText: /\d/ }).waitFor();
    await page
      .locator('[role=option]')
      .filter({ hasText: tail.slice(-4) })
      .first()
      .click();
    await page.waitForURL(/customers\/.+/);

    expect(await clicks.count()).toBe(1);
  } catch (error) {
    await picture('failed-palette');
    throw error;
  } finally {
    await close();
  }
});

test('closing gives the focus back to what opened it', async () => {
  const { page, go, close } = await console_.open(LOOK);
  await go('/orders');

  await page.locator('.lk-search-button').click();
  await field(page).waitFor();
  await page.keyboard.press('Escape');

  await expect.poll(() => focused(page)).toContain('lk-search-button');
  expect(await page.locator('dialog').count()).toBe(0);
  await close();
});

test('keys go from page to page and open the sheet, but not from within a field', async () => {
  const { page, go, close } = await console_.open(LOOK);
  await go('/customers');

  await page.keyboard.press('/');
  await page.keyboard.type('go?');
  expect(new URL(page.url()).pathname).toBe('/customers');
  expect(await page.locator('main input[type=search]').inputValue()).toBe('go?');
  await page.locator('h1').click();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.waitForURL(/\/orders/);
  await settled(page);
  await page.keyboard.press('?');
  await page.locator('dialog .lk-sheet').waitFor();
  await close();
});

describe.each(LOOKS)('$locale $theme $width', (look) => {
  test('palette and sheet have nothing inaccessible and nothing that overflows', async () => {
    const { page, go, picture, complaints, close } = await console_.open(look);
    const label = `${look.locale === 'en' ? 'en' : 'zh'}-${look.theme}-${look.width}`;
    const inspect = async (what: string) => {
      if (process.env['SCREENSHOTS'] !== undefined) await picture(`${what}-${label}`);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
      const box = await page.locator('dialog').boundingBox();
      expect(box?.width ?? 0).toBeLessThanOrEqual(look.width);
    };
    await go('/customers');
    await page.keyboard.press('Control+k');
    await page.locator('[role=option]').first().waitFor();
    await inspect('palette-empty');
    await page.keyboard.type(tail);
    await page
      .locator('[role=option]')
      .filter({ hasText: tail.slice(-4) })
      .first()
      .waitFor();
    await inspect('palette-found');
    await field(page).fill('zzzz');
    await page.locator('p.lk-palette-note').waitFor();
    await inspect('palette-nothing');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.locator('dialog .lk-sheet').waitFor();
    await inspect('shortcuts');
    expect(complaints).toEqual([]);
    await close();
  });
});
