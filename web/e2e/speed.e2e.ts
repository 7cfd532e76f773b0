/**
 * The time budgets of the console, in a real browser on a list of a hundred thousand, which the stand-in for the
 * server has. Times are the best of three and the gates wide, because the machine may be shared; what was measured
 * is printed.
 */
import { readFileSync } from 'node:fs';
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
/** Share of the processors' time that others on the host may have while frames are counted. */
const STOLEN_MAX = 0.05;
/** How often the work of plain rows, scrolled past in the same page, a frame of the list may take. */
const PLAIN_TIMES = 3;
const SCROLL_FRAMES = 30;
/** Short and many, the list and the plain rows in turn: another's load then falls on both. */
const SCROLLS = 5;
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

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function report(what: string, value: number, unit: string): number {
  process.stdout.write(`${what}: ${value.toFixed(unit === 'times' ? 2 : 1)} ${unit}\n`);
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

test('a first visit asks for everything at once', async () => {
  const { page, go, close } = await console_.open(LOOK);
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname));
  const first = [/^\/assets\/list-page-/, /^\/assets\/locale-zh-/, /^\/api\/v1\/session$/];
  // The console itself comes last: whatever waits for it is asked for too late.
  await page.route(/\/assets\/shell-[^/]*\.js$/, async (route) => {
    await expect.poll(() => first.filter((each) => !asked.some((path) => each.test(path)))).toEqual([]);
    await route.continue();
  });
  await go('/customers');
  await rows(page).waitFor();

  // What only the drawn page asks for, it asks for after its rows.
  expect(asked.indexOf('/api/v1/channels')).toBeGreaterThan(asked.indexOf('/api/v1/customers'));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await close();
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

/** What all processors did so far, and what of that the host gave to others; in ticks. */
function ticks(): { all: number; stolen: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const spent = line.trim().split(/\s+/).slice(1, 9).map(Number);
  return { all: spent.reduce((sum, each) => sum + each, 0), stolen: spent[7] ?? 0 };
}

/** Whether a frame that comes late is this page's doing. */
function quiet(since: { all: number; stolen: number }): boolean {
  const now = ticks();
  const stolen = (now.stolen - since.stolen) / Math.max(1, now.all - since.all);
  report('time taken by others on the host', stolen * 100, '%');
  return stolen <= STOLEN_MAX && (loadavg()[0] ?? 0) <= availableParallelism();
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
  const scroll = async (plain: boolean) => {
    const before = await metric('TaskDuration');
    const { fps, p95 } = await page.evaluate(scrollOn, { frames: SCROLL_FRAMES, step: SCROLL_PX, plain });
    const work = (((await metric('TaskDuration')) - before) * MS_PER_S) / SCROLL_FRAMES;
    return { fps, p95, work };
  };
  const begun = ticks();
  const pairs = [];
  for (let time = 0; time < SCROLLS; time++) {
    pairs.push({ list: await scroll(false), plain: await scroll(true) });
  }
  const fps = report('scrolling', Math.max(...pairs.map(({ list }) => list.fps)), 'frames/s');
  report('slowest twentieth of frames', Math.min(...pairs.map(({ list }) => list.p95)), 'ms');
  report('work for a frame', median(pairs.map(({ list }) => list.work)), 'ms');
  report('work for a frame of plain rows', median(pairs.map(({ plain }) => plain.work)), 'ms');
  const times = report(
    'work over plain',
    median(pairs.map(({ list, plain }) => list.work / plain.work)),
    'times',
  );
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const heap = report('JS heap of the list', (await metric('JSHeapUsedSize')) / BYTES_PER_MB, 'MB');

  expect(times).toBeLessThanOrEqual(PLAIN_TIMES);
  if (quiet(begun)) expect(fps).toBeGreaterThanOrEqual(FPS_MIN);
  expect(heap).toBeLessThanOrEqual(HEAP_MB_MAX);
  await close();
});

interface Scrolled {
  frames: number;
  step: number;
  /**
   * Not the list but rows of plain text over it, moved by hand: what no list can do without. The list stays where it
   * is: taken out and put back, it would be styled anew, which is no scrolling.
   */
  plain: boolean;
}

/** Runs in the page: scrolls so many pixels in each of so many frames. */
async function scrollOn({ frames, step, plain }: Scrolled): Promise<{ fps: number; p95: number }> {
  const list = document.querySelector<HTMLElement>('.lk-vt-scroller');
  if (list === null) throw new Error('no list');
  const height = document.querySelector('.lk-vt-row')?.getBoundingClientRect().height ?? Number.NaN;
  const columns = document.querySelectorAll('.lk-vt-header > *').length;
  const box = plain ? document.createElement('div') : list;
  const rows: HTMLElement[] = [];
  let next = 0;
  const append = (where: Element) => {
    const row = document.createElement('div');
    row.style.cssText = `position:absolute;display:flex;width:100%;height:${height}px;transform:translateY(${next++ * height}px)`;
    for (let column = 0; column < columns; column++) {
      const cell = document.createElement('div');
      cell.style.cssText = 'flex:1;overflow:hidden;white-space:nowrap';
      cell.textContent = `客户 ${next} · ${column}`;
      row.append(cell);
    }
    rows.push(row);
    where.append(row);
  };
  const body = document.createElement('div');
  if (plain) {
    const { left, top, width, height: high } = list.getBoundingClientRect();
    box.style.cssText = `position:fixed;z-index:9;left:${left}px;top:${top}px;width:${width}px;height:${high}px;overflow:auto;background:white`;
    body.style.cssText = `position:relative;height:${(frames + 2) * step + list.clientHeight}px`;
    while (next * height < list.clientHeight + step) append(body);
    box.append(body);
    document.body.append(box);
  }
  const advance = () => {
    for (let moved = 0; moved < step; moved += height) {
      rows.shift()?.remove();
      append(body);
    }
  };
  const times: number[] = [];
  await new Promise<void>((resolve) => {
    let last = performance.now();
    const frame = (now: number) => {
      times.push(now - last);
      last = now;
      if (plain) advance();
      box.scrollBy({ top: step });
      if (times.length < frames) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
  if (plain) box.remove();
  const drawn = times.slice(1).sort((a, b) => a - b);
  const sum = drawn.reduce((total, time) => total + time, 0);
  return { fps: (drawn.length * 1_000) / sum, p95: drawn[Math.floor(drawn.length * 0.95)] ?? 0 };
}
