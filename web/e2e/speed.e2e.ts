/**
 * The time budgets of the console, in a real browser on a list of a hundred thousand, which the stand-in for the
 * server has. Times are the best of three and the gates wide, because the machine may be shared; what was measured
 * is printed.
 */
import { availableParallelism, loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConsole, type Console, type Tab } from './console.ts';

const LOOK = { locale: 'zh-CN', theme: 'light', width: 1440 } as const;
const TIMES = 3;
/** How much slower than its budget a shared machine may be. */
const WIDE = 3;
const FIRST_PAINT_MS = 1_200;
const LARGEST_PAINT_MS = 1_800;
const USABLE_MS = 2_000;
const BLOCKED_MS = 300;
/** The line of the budgets: ten megabits a second, sixty milliseconds away. */
const LINE = { offline: false, latency: 60, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };
const SKELETON_MS = 200;
const DATA_MS = 500;
const KEY_MS = 100;
const HEAP_MB_MAX = 80;
const FPS_MIN = 25;
/** Processor time that a frame may take for fifty of them a second. */
const WORK_MS = 20;
const SCROLL_FRAMES = 300;
const SCROLL_PX = 160;
const BYTES_PER_MB = 1_048_576;
const MS_PER_S = 1_000;

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole({ standIn: true });
});
afterAll(() => console_.close());

async function best(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) times.push(await measure());
  return Math.min(...times);
}

function report(what: string, value: number, unit: string): number {
  process.stdout.write(`${what}: ${value.toFixed(1)} ${unit}\n`);
  return value;
}

const rows = (page: Page) => page.locator('[role=grid] a, [role=grid] button.lk-link-button').first();

async function customers(): Promise<Tab> {
  const tab = await console_.open(LOOK);
  await tab.go('/customers');
  await rows(tab.page).waitFor();
  return tab;
}

/** From the press on a link of the side bar until the heading of the page stands, and until its rows do. */
async function change(page: Page, path: string): Promise<{ skeleton: number; data: number }> {
  return page.evaluate(async (to) => {
    const link = document.querySelector<HTMLElement>(`#lk-nav a[href="${to}"]`);
    const heading = document.querySelector('h1')?.textContent;
    const at = performance.now();
    link?.click();
    const until = (done: () => boolean) =>
      new Promise<number>((resolve) => {
        const look = () => (done() ? resolve(performance.now() - at) : requestAnimationFrame(look));
        look();
      });
    const there = () => document.querySelector('h1')?.textContent !== heading;
    const skeleton = await until(() => there() || document.querySelector('main [aria-busy="true"]') !== null);
    const data = await until(
      () =>
        there() &&
        document.querySelector('[role=grid] [data-index] a, [role=grid] [data-index] button') !== null,
    );
    return { skeleton, data };
  }, path);
}

interface Painted {
  largest: number;
  /** By how much tasks of the page's thread exceeded fifty milliseconds. */
  blocked: number;
}

/** Runs in the page before anything else. */
function watchPaint(): void {
  const kept = { largest: 0, blocked: 0 };
  (globalThis as unknown as { painted: Painted }).painted = kept;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) kept.largest = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) kept.blocked += entry.duration - 50;
  }).observe({ type: 'longtask', buffered: true });
}

test('a first visit over an ordinary line shows content in time', async () => {
  const visit = async () => {
    const { page, go, close } = await console_.open(LOOK);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Network.emulateNetworkConditions', LINE);
    await page.addInitScript(watchPaint);
    const going = go('/customers');
    await rows(page).waitFor();
    const measured = await page.evaluate(() => ({
      usable: performance.now(),
      first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
      ...(globalThis as unknown as { painted: Painted }).painted,
    }));
    await going;
    await close();
    return measured;
  };
  const visits = [await visit(), await visit(), await visit()];
  for (const [what, of, budget] of [
    ['first content', 'first', FIRST_PAINT_MS],
    ['largest content', 'largest', LARGEST_PAINT_MS],
    ['rows to work with', 'usable', USABLE_MS],
    ['blocked while loading', 'blocked', BLOCKED_MS],
  ] as const) {
    const least = Math.min(...visits.map((each) => each[of]));
    expect(report(what, least, 'ms')).toBeLessThan(budget * WIDE);
  }
});

test('a warm change of page shows its skeleton and its data in time', async () => {
  const { page, close } = await customers();
  await change(page, '/orders');
  const skeletons: number[] = [];
  const data = await best(async () => {
    await change(page, '/customers');
    const measured = await change(page, '/orders');
    skeletons.push(measured.skeleton);
    return measured.data;
  });

  expect(report('route change to skeleton', Math.min(...skeletons), 'ms')).toBeLessThan(SKELETON_MS * WIDE);
  expect(report('route change to data', data, 'ms')).toBeLessThan(DATA_MS * WIDE);
  await close();
});

test('a key in the search field is painted in time', async () => {
  const { page, close } = await customers();
  const field = page.locator('main input[type=search]');
  await field.focus();
  const worst = await best(async () => {
    await page.evaluate(() => {
      const kept = globalThis as unknown as { slow: number; watch?: PerformanceObserver };
      kept.watch?.disconnect();
      kept.slow = 0;
      kept.watch = new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          if (entry.name === 'keydown') kept.slow = Math.max(kept.slow, entry.duration);
      });
      kept.watch.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    });
    await page.keyboard.type('王雨桐 1380013', { delay: 60 });
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    // Entries arrive after the frame that they tell of.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    const slow = await page.evaluate(() => (globalThis as unknown as { slow: number }).slow);
    await field.fill('');
    return slow;
  });

  expect(report('slowest key press to paint', worst, 'ms')).toBeLessThan(KEY_MS * WIDE);
  await close();
});

/** Whether a frame that comes late is this page's doing. */
function quiet(): boolean {
  return (loadavg()[0] ?? 0) <= availableParallelism();
}

test('a list of many scrolls smoothly and stays small', async () => {
  const { page, close } = await customers();
  const session = await page.context().newCDPSession(page);
  // Processor time of the page's own thread, whatever else the machine does.
  await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await session.send('Performance.enable');
  const metric = async (wanted: string) => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === wanted)?.value ?? Infinity;
  };
  const scroll = async () => {
    const before = await metric('TaskDuration');
    const { fps, p95 } = await page.evaluate(scrollOn, [SCROLL_FRAMES, SCROLL_PX] as const);
    const work = (((await metric('TaskDuration')) - before) * MS_PER_S) / SCROLL_FRAMES;
    return { fps, p95, work };
  };
  const runs = [await scroll(), await scroll(), await scroll()];
  const fps = report('scrolling', Math.max(...runs.map((run) => run.fps)), 'frames/s');
  report('slowest twentieth of frames', Math.min(...runs.map((run) => run.p95)), 'ms');
  const work = report('work for a frame', Math.min(...runs.map((run) => run.work)), 'ms');
  const rowsSeen = await page.locator('[role=grid] [aria-rowindex]').last().getAttribute('aria-rowindex');
  report('rows scrolled past', Number(rowsSeen), 'rows');
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const heap = report('JS heap of the list', (await metric('JSHeapUsedSize')) / BYTES_PER_MB, 'MB');

  expect(work).toBeLessThanOrEqual(WORK_MS * WIDE);
  if (quiet()) expect(fps).toBeGreaterThanOrEqual(FPS_MIN);
  expect(heap).toBeLessThanOrEqual(HEAP_MB_MAX);
  await close();
});

/** Runs in the page: scrolls so many pixels in each of so many frames. */
async function scrollOn([frames, step]: readonly [number, number]): Promise<{ fps: number; p95: number }> {
  const box = document.querySelector('.lk-vt-scroller');
  const times: number[] = [];
  await new Promise<void>((resolve) => {
    let last = performance.now();
    const frame = (now: number) => {
      times.push(now - last);
      last = now;
      box?.scrollBy({ top: step });
      if (times.length < frames) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
  const drawn = times.slice(1).sort((a, b) => a - b);
  const sum = drawn.reduce((total, time) => total + time, 0);
  return { fps: (drawn.length * 1_000) / sum, p95: drawn[Math.floor(drawn.length * 0.95)] ?? 0 };
}
