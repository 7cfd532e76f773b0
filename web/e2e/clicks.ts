/** Counts what a person does with the mouse: presses that reach the page, whatever they hit. */
import type { Page } from 'playwright-core';

export interface Clicks {
  count: () => Promise<number>;
}

/** Counts from here on, in this document. */
export async function countClicks(page: Page): Promise<Clicks> {
  await page.evaluate(() => {
    const counter = globalThis as unknown as { clicks: number };
    counter.clicks = 0;
    window.addEventListener('pointerdown', () => (counter.clicks += 1), true);
  });
  return { count: () => page.evaluate(() => (globalThis as unknown as { clicks: number }).clicks) };
}
