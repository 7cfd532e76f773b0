/** Who sees a customer, and who takes over when somebody leaves, as a person finds out and decides. */
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

/** A colleague; a real server starts with its owner alone. */
async function colleague(page: Page): Promise<string> {
  if (console_.fake) return '林若曦';
  const displayName = `同事 ${mark}`;
  await post(page, `${console_.url}/api/v1/members`, {
    email: `people-${mark}@example.com`,
    displayName,
    role: 'clerk',
  });
  await post(page, `${console_.url}/api/v1/customers`, {
    kind: 'person',
    name: `共享 ${mark}`,
    identifiers: [],
    traits: {},
    tags: [],
  });
  return displayName;
}

async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label).click();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

test('a customer is shared, the reason is told, and the share is taken back', async () => {
  const { page, go, complaints, close } = await console_.open(LOOK);
  await go('/customers');
  const name = await colleague(page);
  await go('/customers');
  await page.locator('[role=grid] [data-index]').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/customers\/.+/);
  await settled(page);
  const taken = page.getByRole('button', { name: `收回对${name}的共享` });

  await page.getByRole('button', { name: '共享…' }).click();
  await choose(page, '成员', name);
  await page.getByRole('dialog').getByLabel('原因').fill('协助跟进');
  await page.keyboard.press('Enter');
  await taken.waitFor();

  await page.getByRole('button', { name: '谁能看到，为什么…' }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await choose(page, '某位成员能看到吗？', name);
  // Whoever was invited a moment ago has not come yet.
  const answer = console_.fake ? '看到' : '尚未加入';
  await page.getByRole('dialog').getByRole('status').getByText(answer).first().waitFor();
  await page.keyboard.press('Escape');

  await taken.click();
  await expect.poll(() => taken.count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('somebody leaves: what they hold is shown, split and handed over', async () => {
  const { page, go, complaints, close } = await console_.open(LOOK);
  await go('/settings/members');
  const button = page.getByRole('button', { name: /^交接.*的工作$/ }).first();
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('现在持有').waitFor();
  await dialog.getByRole('combobox', { name: '接手人' }).click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await dialog.getByText('各自将得到').waitFor();

  await dialog.getByRole('button', { name: /^交接/ }).click();
  await page.getByText('交接已开始').waitFor();
  expect(complaints).toEqual([]);
  await close();
});
