/** A headless browser on the console: a real server's when LIANKE_URL is set, else the stand-in's. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { startFakeServer, type FakeServer } from './fake-server.ts';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Ends what hangs; see vitest.config.ts. */
const PATIENCE_MILLIS = 180_000;
const OUTPUT = new URL('output/', import.meta.url).pathname;

export interface Look {
  locale: 'zh-CN' | 'en';
  theme: 'light' | 'dark' | 'system';
  width: number;
}

export interface Console {
  url: string;
  /** Whether the data are the stand-in's own. */
  fake: boolean;
  /** The stand-in itself, for what only it can be told. */
  standIn: FakeServer | undefined;
  open: (look: Look, signedIn?: boolean) => Promise<Tab>;
  close: () => Promise<void>;
}

export interface Tab {
  page: Page;
  /** What the browser complained of: policy violations, errors, failed scripts. */
  complaints: string[];
  go: (path: string) => Promise<void>;
  /** The same under another name of the server. */
  goTo: (address: string) => Promise<void>;
  picture: (name: string) => Promise<void>;
  close: () => Promise<void>;
}

/** Answers that pages expect while nobody is signed in. */
function expected(text: string, url: string): boolean {
  return /status of 401/.test(text) && url.endsWith('/api/v1/session');
}

async function signIn(context: BrowserContext, url: string): Promise<void> {
  const { LIANKE_OWNER_EMAIL: email = '', LIANKE_OWNER_PASSWORD: password = '' } = process.env;
  await context.request.get(`${url}/api/v1/setup`);
  const cookies = await context.cookies(url);
  const token = cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await context.request.post(`${url}/api/v1/session`, {
    data: { email, password },
    headers: { 'X-XSRF-TOKEN': token },
  });
  if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}: ${await answer.text()}`);
}

/** Asks the server for something as the signed-in user. */
export async function post(
  page: Page,
  url: string,
  data: unknown,
  method: 'POST' | 'PUT' = 'POST',
): Promise<void> {
  const cookies = await page.context().cookies(url);
  const token = cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await page.request.fetch(url, { method, data, headers: { 'X-XSRF-TOKEN': token } });
  if (!answer.ok()) throw new Error(`${url} answered ${answer.status()}: ${await answer.text()}`);
}

async function tab(context: BrowserContext, url: string): Promise<Tab> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected(message.text(), message.location().url)) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const goTo = async (address: string) => {
    await page.goto(address);
    await settled(page);
  };
  return {
    page,
    complaints,
    go: (path) => goTo(url + path),
    goTo,
    picture: async (name) => {
      const folder = process.env['SCREENSHOTS'] ?? OUTPUT;
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
    close: () => page.close(),
  };
}

/** The page shows its data or says why not. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.evaluate(() => document.fonts.ready);
}

/** On the server that the environment names; else, or when it is asked for, on the stand-in. */
export async function openConsole({ standIn = false } = {}): Promise<Console> {
  const given = standIn ? undefined : process.env['LIANKE_URL'];
  const server = given === undefined ? await startFakeServer() : undefined;
  const url = given ?? server?.url ?? '';
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  const newContext = async ({ locale, theme, width }: Look, signedIn: boolean): Promise<BrowserContext> => {
    const context = await browser.newContext({
      locale,
      viewport: { width, height: width < 700 ? 844 : 900 },
      reducedMotion: 'reduce',
      colorScheme: 'light',
    });
    context.setDefaultTimeout(PATIENCE_MILLIS);
    if (server === undefined && signedIn) await signIn(context, url);
    await context.addInitScript(
      ([language, mode]) => {
        localStorage.setItem('lianke.locale', language ?? '');
        localStorage.setItem('lianke.theme', mode ?? '');
      },
      [locale, theme],
    );
    return context;
  };
  // One for each look: with a warm cache a page opens in a third of the time.
  const contexts = new Map<string, Promise<BrowserContext>>();
  return {
    url,
    fake: server !== undefined,
    standIn: server,
    open: async (look, signedIn = true) => {
      if (server !== undefined) server.state.signedIn = signedIn;
      const key = JSON.stringify([look, signedIn]);
      const context = contexts.get(key) ?? newContext(look, signedIn);
      contexts.set(key, context);
      return tab(await context, url);
    },
    close: async () => {
      await browser.close();
      server?.close();
    },
  };
}
