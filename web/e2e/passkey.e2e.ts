/** Passkeys as a person meets them, with the authenticator that the browser lends to tests. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openConsole, type Console, type Look, type Tab } from './console.ts';
import { noTwoStep } from './fake-two-step.ts';
import { overflow } from './overflow.ts';
import { rawKeys } from './raw-keys.ts';

let console_: Console;
beforeAll(async () => {
  // Proofs grow old only when the stand-in is told to.
  console_ = await openConsole({ standIn: true });
});
afterAll(() => console_.close());

function server() {
  const state = console_.standIn?.state;
  if (state === undefined) throw new Error('Only on the stand-in');
  return state;
}

async function looksRight(tab: Tab, name: string, look: Look): Promise<void> {
  const { page } = tab;
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.ant-modal')].every((one) => getComputedStyle(one).opacity === '1'),
  );
  if (process.env['SCREENSHOTS'] !== undefined)
    await tab.picture(`${name}-${look.locale === 'en' ? 'en' : 'zh'}-${look.theme}-${look.width}`);
  expect(await page.evaluate(rawKeys)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
}

/** A device that verifies whoever asks it. */
async function deviceOf(tab: Tab) {
  const devtools = await tab.page.context().newCDPSession(tab.page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    recognises: (isUserVerified: boolean) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

const words = (look: Look) =>
  look.locale === 'en'
    ? {
        add: 'Add a passkey',
        next: 'Continue',
        keep: 'I have kept them',
        done: 'Done',
        signIn: 'Sign in with a passkey',
        use: 'Use a passkey',
        rename: /^Rename/,
        remove: /^Remove/,
      }
    : {
        add: '添加通行密钥',
        next: '继续',
        keep: '我已妥善保存恢复码',
        done: '完成',
        signIn: '使用通行密钥登录',
        use: '使用通行密钥',
        rename: /改名$/,
        remove: /^移除/,
      };

describe.each([
  { locale: 'zh-CN', theme: 'light', width: 1440 },
  { locale: 'en', theme: 'dark', width: 390 },
] as const)('$locale $theme $width', (look) => {
  test('is made, signs in, completes a password and proves a risky act', async () => {
    server().twoStep = noTwoStep();
    const say = words(look);
    const tab = await console_.open(look);
    const { page } = tab;
    // Passkeys are for names and not for addresses of machines.
    const go = (path: string) => tab.goTo(console_.url.replace('127.0.0.1', 'localhost') + path);
    try {
      const device = await deviceOf(tab);
      await go('/settings/account');
      await page.getByRole('button', { name: say.add }).click();
      await page.locator('.ant-modal form input').waitFor();
      await looksRight(tab, 'passkey-name', look);
      await page.getByRole('button', { name: say.next }).click();
      await page.getByLabel(say.keep).check();
      await page.getByRole('button', { name: say.done, exact: true }).click();
      await page.getByRole('button', { name: say.rename }).click();
      await page.locator('.ant-modal form input').fill('办公室电脑');
      await page.locator('.ant-modal button[type=submit]').click();
      await page.getByText('办公室电脑', { exact: true }).waitFor();
      await looksRight(tab, 'passkey-list', look);

      server().signedIn = false;
      await go('/sign-in');
      await looksRight(tab, 'passkey-sign-in', look);
      await device.recognises(false);
      await page.getByRole('button', { name: say.signIn }).click();
      await page.getByRole('alert').waitFor();
      await device.recognises(true);
      await page.getByRole('button', { name: say.signIn }).click();
      await page.locator('#lk-main h1').waitFor();

      server().signedIn = false;
      await go('/sign-in');
      await page.locator('input[autocomplete=username]').fill('lin@example.com');
      await page.locator('input[autocomplete=current-password]').fill('correct horse battery');
      await page.locator('button[type=submit]').click();
      await page.getByRole('button', { name: say.use, exact: true }).waitFor();
      await looksRight(tab, 'passkey-second-step', look);
      await page.getByRole('button', { name: say.use, exact: true }).click();
      await page.locator('#lk-main h1').waitFor();

      server().twoStep.proved = false;
      await go('/settings/account');
      await page.getByRole('button', { name: say.remove }).click();
      await page.locator('.ant-modal .ant-btn-dangerous').click();
      await page.getByRole('button', { name: say.use, exact: true }).waitFor();
      await looksRight(tab, 'passkey-step-up', look);
      await page.getByRole('button', { name: say.use, exact: true }).click();
      await page.getByText('办公室电脑', { exact: true }).waitFor({ state: 'detached' });
      expect(server().twoStep.passkeys).toEqual([]);
      expect(tab.complaints.filter((text) => !/status of 40[13]/.test(text))).toEqual([]);
    } catch (error) {
      await tab.picture(`failed-passkey-${look.width}`);
      throw error;
    } finally {
      await tab.close();
    }
  });
});
