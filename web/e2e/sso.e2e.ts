/** Single sign-on as a person meets it: by way of a provider that sends everybody straight back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openConsole, settled, type Console, type Look, type Tab } from './console.ts';
import { uuid } from './fake-data.ts';
import { someProviders } from './fake-single-sign-on.ts';
import { noTwoStep } from './fake-two-step.ts';
import { overflow } from './overflow.ts';

const LISTED = '静安家居统一账号';
const UNLISTED = uuid(13, 1);
const PASSWORD = 'correct horse battery';

let console_: Console;
beforeAll(async () => {
  // Only the stand-in has a provider that can be reached.
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
  await settled(page);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.ant-modal')].every((one) => getComputedStyle(one).opacity === '1'),
  );
  if (process.env['SCREENSHOTS'] !== undefined)
    await tab.picture(`${name}-${look.locale === 'en' ? 'en' : 'zh'}-${look.theme}-${look.width}`);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
}

const words = (look: Look) =>
  look.locale === 'en'
    ? {
        signIn: `Sign in with ${LISTED}`,
        other: 'Sign in with single sign-on',
        notLinked: 'This account is not linked yet',
        refused: 'That did not work',
        cancelled: 'Cancelled',
        back: 'Back to sign-in',
        account: 'Back to my account',
        link: 'Link Keycloak',
        unlink: 'Unlink Keycloak',
        linked: 'The account is linked: you can sign in with it from now on',
        add: 'Add a provider',
        ...{ name: 'Name', issuer: 'Issuer', client: 'Client id', secret: 'Client secret' },
        ...{ edit: 'Edit Larch', remove: 'Delete Larch', listed: 'Show on the sign-in page' },
      }
    : {
        signIn: `用 ${LISTED} 登录`,
        other: '使用单点登录',
        notLinked: '此账号尚未关联',
        refused: '没有成功',
        cancelled: '已取消',
        back: '返回登录',
        account: '返回我的账户',
        link: '关联 Keycloak',
        unlink: '解除关联 Keycloak',
        linked: '账号已关联，以后可以用它登录',
        add: '添加身份提供方',
        ...{ name: '名称', issuer: '签发者地址', client: '客户端 ID', secret: '客户端密钥' },
        ...{ edit: '编辑 Larch', remove: '删除 Larch', listed: '显示在登录页' },
      };

/** What the browser says of answers that are no success is no complaint here. */
const complaints = (tab: Tab) => tab.complaints.filter((text) => !/status of 4\d\d/.test(text));

describe.each([
  { locale: 'zh-CN', theme: 'light', width: 1440 },
  { locale: 'en', theme: 'dark', width: 390 },
] as const)('$locale $theme $width', (look) => {
  const say = words(look);

  async function inTab(name: string, signedIn: boolean, walk: (tab: Tab) => Promise<void>): Promise<void> {
    server().singleSignOn = someProviders();
    server().twoStep = noTwoStep();
    const tab = await console_.open(look, signedIn);
    try {
      await walk(tab);
      expect(complaints(tab)).toEqual([]);
    } catch (error) {
      await tab.picture(`failed-sso-${name}-${look.width}`);
      throw error;
    } finally {
      await tab.close();
    }
  }

  test('a provider signs in and leads where one was going', () =>
    inTab('in', false, async (tab) => {
      const { page } = tab;
      await tab.go('/reports/sales?range=12m');
      await looksRight(tab, 'sso-sign-in', look);
      await page.getByRole('button', { name: say.signIn }).click();
      await page.waitForURL(/\/reports\/sales\?.*range=12m/);
      await page.locator('#lk-main h1').waitFor();
      // The answer is no place to come back to.
      await page.goBack();
      await page.waitForURL(/\/sign-in\?/);
    }));

  test('a second step follows where the provider is not trusted with it', () =>
    inTab('second', false, async (tab) => {
      const { page } = tab;
      server().twoStep.since = new Date().toISOString();
      server().twoStep.codes = ['abcd-efgh-0000'];
      await tab.go('/sign-in');
      await page.getByRole('button', { name: say.signIn }).click();
      await page.locator('.lk-code-input').waitFor();
      await looksRight(tab, 'sso-second-step', look);
      await page.locator('.lk-code-input').fill('abcd-efgh-0000');
      await page.locator('button[type=submit]').click();
      await page.locator('#lk-main h1').waitFor();
    }));

  test('an account that is not linked, a refusal and a cancelled sign-in are told apart', () =>
    inTab('refused', false, async (tab) => {
      const { page } = tab;
      await tab.go(`/sign-in?provider=${UNLISTED}`);
      await looksRight(tab, 'sso-unlisted', look);
      await page.getByRole('button', { name: say.other }).click();
      await page.getByRole('heading', { name: say.notLinked }).waitFor();
      expect(page.url()).toBe(`${console_.url}/sign-in/answer`);
      await looksRight(tab, 'sso-not-linked', look);

      await page.getByRole('button', { name: say.back }).click();
      server().singleSignOn.answers = 'code=stale';
      await page.getByRole('button', { name: say.signIn }).click();
      await page.getByRole('heading', { name: say.refused }).waitFor();
      await looksRight(tab, 'sso-refused', look);

      await page.getByRole('button', { name: say.back }).click();
      server().singleSignOn.answers = 'error=access_denied';
      await page.getByRole('button', { name: say.signIn }).click();
      await page.getByRole('heading', { name: say.cancelled }).waitFor();
    }));

  test('an account is linked after a proof, used, and unlinked', () =>
    inTab('link', true, async (tab) => {
      const { page } = tab;
      server().twoStep.proved = false;
      await tab.go('/settings/account');
      await page.getByRole('button', { name: say.link }).click();
      await page.locator('.ant-modal input[autocomplete=current-password]').fill(PASSWORD);
      await page.locator('.ant-modal button[type=submit]').click();
      await page.getByText(say.linked).waitFor();
      await page.getByRole('button', { name: say.unlink }).scrollIntoViewIfNeeded();
      await looksRight(tab, 'sso-linked', look);

      server().signedIn = false;
      await tab.go(`/sign-in?provider=${UNLISTED}`);
      await page.getByRole('button', { name: say.other }).click();
      await page.locator('#lk-main h1').waitFor();

      await tab.go('/settings/account');
      await page.getByRole('button', { name: say.unlink }).click();
      await page.locator('.ant-modal .ant-btn-dangerous').click();
      await page.getByRole('button', { name: say.link }).waitFor();
      expect(Object.keys(server().singleSignOn.linked)).not.toContain(UNLISTED);

      server().singleSignOn.answers = 'error=access_denied';
      await page.getByRole('button', { name: say.link }).click();
      await page.getByRole('button', { name: say.account }).click();
      await page.getByRole('button', { name: say.link }).waitFor();
    }));

  test('a provider is added, changed and deleted', () =>
    inTab('settings', true, async (tab) => {
      const { page } = tab;
      await tab.go('/settings/single-sign-on');
      await page.getByRole('button', { name: say.add }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel(say.name, { exact: true }).fill('Larch');
      await form.getByLabel(say.issuer).fill('https://www.example.com');
      await form.getByLabel(say.client).fill('lianke');
      await form.getByLabel(say.secret).fill('hush');
      await form.locator('button[type=submit]').click();
      await expect
        .poll(() => form.getByLabel(say.issuer).evaluate((field) => field === document.activeElement))
        .toBe(true);
      await looksRight(tab, 'sso-provider-refused', look);
      await form.getByLabel(say.issuer).fill('https://id.example.com/realms/head-office');
      await form.locator('button[type=submit]').click();
      await page.getByRole('button', { name: say.edit }).click();
      await form.getByRole('switch', { name: say.listed }).click();
      await looksRight(tab, 'sso-provider-edit', look);
      await form.locator('button[type=submit]').click();
      await form.waitFor({ state: 'detached' });
      expect(server().singleSignOn.providers.at(-1)).toMatchObject({
        name: 'Larch',
        listed: false,
        version: 2,
      });
      await page.getByRole('button', { name: say.remove }).click();
      await looksRight(tab, 'sso-provider-delete', look);
      await page.locator('.ant-modal .ant-btn-dangerous').click();
      await page.getByRole('button', { name: say.edit }).waitFor({ state: 'detached' });
      await looksRight(tab, 'sso-providers', look);
    }));
});
