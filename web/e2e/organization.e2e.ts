/** Laying out the organization as a person does it: units, a store, its hours, and who belongs there. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConsole, post, settled, type Console } from './console.ts';

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole();
});
afterAll(() => console_.close());

const LOOK = { locale: 'zh-CN', theme: 'light', width: 1440 } as const;
const mark = String(Date.now() % 100_000);
const REGION = `华南大区 ${mark}`;
const CITY = `深圳 ${mark}`;
const STORE = `海岸城店 ${mark}`;

const line = (page: Page, name: string) => page.getByRole('treeitem', { name });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

async function addUnit(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^(新建下级单元|新建第一个单元)$/ }).press('Enter');
  await page.getByRole('dialog').getByLabel('名称').fill(name);
  await page.keyboard.press('Enter');
  await expect.poll(() => line(page, name).getAttribute('aria-selected')).toBe('true');
}

/** Whom to post. A real server has only its owner: somebody is invited there. */
async function somebody(page: Page): Promise<string> {
  if (console_.fake) return '';
  const displayName = `店员 ${mark}`;
  await post(page, `${console_.url}/api/v1/members`, {
    email: `clerk-${mark}@example.com`,
    displayName,
    role: 'clerk',
  });
  return displayName;
}

test('units, a store, hours past midnight and a posting, by keyboard', async () => {
  const { page, go, complaints, close } = await console_.open(LOOK);
  await go('/settings/organization');

  await addUnit(page, REGION);
  await addUnit(page, CITY);

  // The tree is walked and folded by arrow keys.
  await line(page, CITY).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => focused(page)).toContain(REGION);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => line(page, CITY).count()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => focused(page)).toContain(CITY);

  // A unit in which something is stays.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(() => line(page, REGION).getAttribute('aria-selected')).toBe('true');
  await page.getByRole('button', { name: '移除' }).press('Enter');
  const refused = page.getByRole('dialog');
  await refused.getByRole('button', { name: '移除' }).press('Enter');
  await refused.getByRole('alert').waitFor();
  await go('/settings/organization');

  // The new store opens at once.
  await line(page, CITY).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '新建门店' }).first().press('Enter');
  await page.getByRole('dialog').getByLabel('编号').fill(`code-${mark}`);
  await page.getByRole('dialog').getByLabel('名称').fill(STORE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: STORE }).waitFor();

  await page.getByRole('button', { name: '为星期五添加时段' }).press('Enter');
  await page.getByLabel('星期五开始时间').fill('17:00');
  await page.getByLabel('星期五结束时间').fill('02:00');
  await page.getByRole('group', { name: '星期五' }).getByText('到次日').waitFor();
  await page.getByRole('button', { name: '保存' }).press('Enter');
  await expect.poll(() => page.getByText('有未保存的改动').count()).toBe(0);
  await page.reload();
  await settled(page);
  expect(await page.getByLabel('星期五结束时间').inputValue()).toBe('02:00');
  await page.getByRole('link', { name: '返回组织与门店' }).press('Enter');
  await page.getByRole('grid').getByText(STORE).waitFor();
  await expect.poll(() => line(page, CITY).getAttribute('aria-selected')).toBe('true');

  expect(complaints.filter((text) => !/status of 409/.test(text))).toEqual([]);
  await close();
});

test('a member is posted to a store by keyboard', async () => {
  const { page, go, complaints, close } = await console_.open(LOOK);
  const name = await somebody(page);
  await go('/settings/members');
  const blind = page.getByText('未任职，看不到任何客户');
  const rows = page.getByRole('row').filter({ hasText: name, has: blind });
  await rows.first().waitFor();
  const before = await rows.count();

  await rows.first().getByRole('button', { name: /^编辑/ }).press('Enter');
  await page.getByRole('dialog').getByRole('combobox', { name: '任职' }).focus();
  await page.keyboard.type(STORE);
  await page.locator('.ant-select-item-option', { hasText: STORE }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '保存' }).press('Enter');

  await expect.poll(() => rows.count()).toBe(before - 1);
  await page.getByRole('row').filter({ hasText: STORE }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
