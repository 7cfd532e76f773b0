/** Two-step verification as a person meets it: set up, asked for, stood in for by a recovery code, and proof again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openConsole, settled, type Console, type Look, type Tab } from './console.ts';
import { noTwoStep } from './fake-two-step.ts';
import { overflow } from './overflow.ts';
import { rawKeys } from './raw-keys.ts';
import { codeOf, stepNow } from './totp.ts';

const PASSWORD = 'correct horse battery';

let console_: Console;
beforeAll(async () => {
  // Codes are good once and proofs grow old: only the stand-in lets time pass as it is told to.
  console_ = await openConsole({ standIn: true });
});
afterAll(() => console_.close());

function twoStep() {
  const state = console_.standIn?.state;
  if (state === undefined) throw new Error('Only on the stand-in');
  return state;
}

/** As if the codes shown until now were long past. */
const letTimePass = () => (twoStep().twoStep.lastStep = 0);

async function looksRight(tab: Tab, name: string, look: Look): Promise<void> {
  const { page } = tab;
  const label = `${name}-${look.locale === 'en' ? 'en' : 'zh'}-${look.theme}-${look.width}`;
  // A dialog that is still coming is no picture of it.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.ant-modal')].every((one) => getComputedStyle(one).opacity === '1'),
  );
  if (process.env['SCREENSHOTS'] !== undefined) await tab.picture(label);
  expect(await page.evaluate(rawKeys)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
}

async function enrol(tab: Tab, look: Look): Promise<{ secret: string; codes: string[] }> {
  const { page } = tab;
  const [enable, confirm, done, keep] =
    look.locale === 'en'
      ? ['Turn on two-step verification', 'Verify and turn on', 'Done', 'I have kept them']
      : ['开启两步验证', '验证并开启', '完成', '我已妥善保存恢复码'];
  await tab.go('/settings/account');
  await page.getByRole('button', { name: enable }).click();
  await page.locator('.lk-qr svg').waitFor();
  await looksRight(tab, 'two-step-scan', look);
  const secret = (await page.locator('.lk-key').innerText()).replaceAll(' ', '');
  await page.locator('.ant-modal input[inputmode=numeric]').fill(codeOf(secret));
  await page.getByRole('button', { name: confirm }).click();
  await page.locator('.lk-codes li').first().waitFor();
  await looksRight(tab, 'two-step-codes', look);
  const codes = await page.locator('.lk-codes li').allTextContents();
  expect(codes).toHaveLength(10);
  expect(await page.getByRole('button', { name: done, exact: true }).isDisabled()).toBe(true);
  await page.getByLabel(keep).check();
  await page.getByRole('button', { name: done, exact: true }).click();
  await page.locator('.ant-modal').waitFor({ state: 'detached' });
  return { secret, codes };
}

async function password(page: Page): Promise<void> {
  await page.locator('input[autocomplete=username]').fill('lin@example.com');
  await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
}

async function signOut(tab: Tab): Promise<void> {
  twoStep().signedIn = false;
  await tab.go('/sign-in');
}

describe.each([
  { locale: 'zh-CN', theme: 'light', width: 1440 },
  { locale: 'en', theme: 'dark', width: 390 },
] as const)('$locale $theme $width', (look) => {
  test('is set up, asked for, and stood in for by a recovery code', async () => {
    twoStep().twoStep = noTwoStep();
    const tab = await console_.open(look);
    const { page } = tab;
    try {
      const { secret, codes } = await enrol(tab, look);
      await looksRight(tab, 'two-step-on', look);

      await signOut(tab);
      letTimePass();
      await password(page);
      const code = page.locator('input[autocomplete=one-time-code]');
      await code.waitFor();
      await looksRight(tab, 'second-step', look);
      await code.fill(codeOf(secret, stepNow() + 50));
      await page.locator('button[type=submit]').click();
      await page.getByRole('alert').waitFor();
      await code.fill(codeOf(secret));
      await page.locator('button[type=submit]').click();
      await page.locator('#lk-main h1').waitFor();

      await signOut(tab);
      await password(page);
      await code.waitFor();
      await page.locator('.lk-entry-box .lk-stack > button[type=button]').first().click();
      await page.locator('.lk-code-input[inputmode=text]').fill(codes[3] ?? '');
      await looksRight(tab, 'second-step-recovery', look);
      await page.locator('button[type=submit]').click();
      await page.locator('#lk-main h1').waitFor();
      await tab.go('/settings/account');
      expect(twoStep().twoStep.codes).toHaveLength(9);
      expect(tab.complaints.filter((text) => !/status of 401/.test(text))).toEqual([]);
    } catch (error) {
      await tab.picture(`failed-two-step-${look.width}`);
      throw error;
    } finally {
      await tab.close();
    }
  });

  test('is set up between password and session where it is demanded', async () => {
    twoStep().twoStep = { ...noTwoStep(), demanded: true };
    const tab = await console_.open(look, false);
    const { page } = tab;
    try {
      await tab.go('/sign-in');
      await password(page);
      await page.locator('.lk-qr svg').waitFor();
      await looksRight(tab, 'enrol', look);
      const secret = (await page.locator('.lk-key').innerText()).replaceAll(' ', '');
      await page.locator('input[inputmode=numeric]').fill(codeOf(secret));
      await page.locator('button[type=submit]').click();
      await page.locator('.lk-codes li').first().waitFor();
      await looksRight(tab, 'enrol-codes', look);
      await page.locator('input[type=checkbox]').check();
      await page.locator('.lk-stack > .ant-btn-primary').click();
      await page.locator('#lk-main h1').waitFor();
    } catch (error) {
      await tab.picture(`failed-enrol-${look.width}`);
      throw error;
    } finally {
      await tab.close();
    }
  });

  test('a risky act asks for proof in a dialog, and then is done', async () => {
    twoStep().twoStep = noTwoStep();
    const tab = await console_.open(look);
    const { page } = tab;
    try {
      const { secret } = await enrol(tab, look);
      letTimePass();
      twoStep().twoStep.proved = false;
      await tab.go('/settings/api-keys');
      await page.locator('.lk-header-end .ant-btn-primary').click();
      await page.locator('.ant-modal form input').first().fill('小程序');
      await page.locator('.ant-modal button[type=submit]').click();
      const proof = page.locator('.ant-modal:has(input[autocomplete=current-password])');
      await proof.locator('input[autocomplete=current-password]').fill('not the password');
      await proof.locator('input[autocomplete=one-time-code]').fill(codeOf(secret));
      await proof.locator('button[type=submit]').click();
      await proof.getByRole('alert').waitFor();
      await looksRight(tab, 'step-up', look);
      await proof.locator('input[autocomplete=current-password]').fill(PASSWORD);
      await proof.locator('button[type=submit]').click();

      await page.locator('.lk-secret input').waitFor();
      expect(await page.locator('.lk-secret input').inputValue()).toBe('lk_7Qm2_shown_once');

      // Whoever closes the question has done nothing, and is told so.
      twoStep().twoStep.proved = false;
      await page.locator('.ant-modal .lk-stack > button').click();
      await page.locator('.ant-modal').waitFor({ state: 'detached' });
      await page.locator('.lk-header-end .ant-btn-primary').click();
      await page.locator('.ant-modal form input').first().fill('小程序');
      await page.locator('.ant-modal button[type=submit]').click();
      await proof.waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.ant-modal form .lk-alert').waitFor();
      await settled(page);
    } catch (error) {
      await tab.picture(`failed-step-up-${look.width}`);
      throw error;
    } finally {
      await tab.close();
    }
  });
});
