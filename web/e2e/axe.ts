import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** All rules, or those that the theme may change: the colours of text and links. */
export type Inspection = 'everything' | 'colours';

/** What axe objects to: anything of WCAG A and AA, and what is serious of its best practices. */
export async function violations(page: Page, inspection: Inspection = 'everything'): Promise<string[]> {
  // Through the debugger, which the page's policy does not bind.
  await page.evaluate(axeSource);
  const found = await page.evaluate(
    async (runOnly) =>
      (
        (await (
          globalThis as unknown as { axe: { run: (node: Document, options: object) => Promise<AxeResults> } }
        ).axe.run(document, { runOnly, resultTypes: ['violations'] })) as AxeResults
      ).violations,
    inspection === 'colours'
      ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
      : { type: 'tag', values: [...WCAG, 'best-practice'] },
  );
  const hard = found.filter((one) => one.tags.some((tag) => WCAG.includes(tag)));
  const soft = found.filter(
    (one) => !hard.includes(one) && ['serious', 'critical'].includes(one.impact ?? ''),
  );
  return [...hard, ...soft].map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
}
