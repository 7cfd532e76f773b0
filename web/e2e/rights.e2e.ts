/** What a role may do and see: put together, changed with its effect in sight, and a masked value asked for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConsole, post, settled, type Console, type Look } from './console.ts';
import { violations } from './axe.ts';
import { overflow } from './overflow.ts';

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole();
});
afterAll(() => console_.close());

const LOOKS: Look[] = [
  { locale: 'zh-CN', theme: 'light', width: 1440 },
  { locale: 'en', theme: 'dark', width: 390 },
];

describe.each(LOOKS)('$locale $theme $width', (look) => {
  const en = look.locale === 'en';
  const words = en
    ? {
        ...{ copy: 'Duplicate role Store manager', create: 'Create role', edit: 'Edit role ', see: 'See' },
        ...{ compare: 'Review changes', apply: 'Confirm and apply', remove: 'Remove role ', sure: 'Remove' },
        ...{ gain: 'Reports · See', name: 'Name', reveal: 'Reveal Phone', show: 'Reveal' },
      }
    : {
        ...{ copy: '复制角色 店长', create: '创建角色', edit: '编辑角色 ', see: '查看' },
        ...{ compare: '查看变更', apply: '确认并生效', remove: '删除角色 ', sure: '删除' },
        ...{ gain: '报表 · 查看', name: '名称', reveal: '查看完整的手机', show: '查看' },
      };

  test('a role is copied, changed with its difference in sight, and removed', async () => {
    const tab = await console_.open(look);
    const { page } = tab;
    const name = `R${Date.now() % 1_000_000}`;
    try {
      await tab.go('/settings/roles');
      await page.getByRole('button', { name: words.copy }).click();
      await page.getByLabel(words.name, { exact: true }).fill(name);
      await page.getByRole('button', { name: words.create }).click();
      await page.getByRole('button', { name: words.edit + name }).click();
      const reports = page.locator('.lk-role-grid > div').filter({ hasText: en ? 'Reports' : '报表' });
      const box = reports.getByLabel(words.see);
      const had = await box.isChecked();
      await box.click();
      await page.getByRole('button', { name: words.compare }).click();
      const change = page.locator('.lk-changes');
      await change.waitFor();
      expect(await change.innerText()).toContain(`${had ? '−' : '+'} ${words.gain}`);
      if (process.env['SCREENSHOTS'] !== undefined) {
        await change.scrollIntoViewIfNeeded();
        await tab.picture(`role-difference-${en ? 'en' : 'zh'}-${look.theme}-${look.width}`);
      }
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: words.apply }).click();
      await page.locator('.ant-drawer form').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: words.remove + name }).click();
      await page.locator('.ant-modal').getByRole('button', { name: words.sure, exact: true }).click();
      await page.getByRole('button', { name: words.edit + name }).waitFor({ state: 'detached' });
      expect(tab.complaints).toEqual([]);
    } finally {
      await tab.close();
    }
  });

  test('a masked phone is seen in full for a reason', async () => {
    const tab = await console_.open(look);
    const { page } = tab;
    await page.route('**/api/v1/session', async (route) => {
      const session = (await (await route.fetch()).json()) as { fields: object };
      await route.fulfill({ json: { ...session, fields: { 'customer.phone': 'mask' } } });
    });
    try {
      const phone = `138${String(Date.now()).slice(-8)}`;
      if (!console_.fake) {
        await post(page, `${console_.url}/api/v1/customers`, {
          kind: 'person',
          identifiers: [{ type: 'phone', value: phone }],
        });
      }
      await tab.go(`/customers?q=${console_.fake ? '' : phone}`);
      await page.locator('[role=grid] [data-index], [role=list] [role=listitem]').first().waitFor();
      await page.locator('a[href^="/customers/"]').first().click();
      await page.waitForURL(/customers\/.+/);
      await settled(page);
      await page.getByRole('button', { name: words.reveal }).first().click();
      if (process.env['SCREENSHOTS'] !== undefined) {
        await tab.picture(`reveal-${en ? 'en' : 'zh'}-${look.theme}-${look.width}`);
      }
      expect(await violations(page)).toEqual([]);
      const [asked] = await Promise.all([
        page.waitForRequest((request) => request.url().endsWith(':reveal')),
        page.locator('.ant-modal').getByRole('button', { name: words.show, exact: true }).click(),
      ]);
      await page.locator('.ant-modal form').waitFor({ state: 'detached' });
      expect(asked.postDataJSON()).toMatchObject({ field: 'customer.phone' });
      await page
        .getByText(/^\+861\d{10}/)
        .first()
        .waitFor();
      expect(tab.complaints).toEqual([]);
    } catch (error) {
      await tab.picture('failed-reveal');
      throw error;
    } finally {
      await tab.close();
    }
  });
});
