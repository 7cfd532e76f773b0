import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { vi } from 'vitest';
import { initI18n } from '../app/i18n';
import { Providers } from '../app/providers';
import { makeRouter } from '../app/router';
import { makeQueryClient } from '../app/start';

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

/** What the network answers: a body, or a status with a body. */
export type Answer = (call: Call) => unknown;

export class Refusal {
  constructor(
    readonly status: number,
    readonly problem: Record<string, unknown>,
  ) {}
}

let words: Promise<void> | undefined;

const PERMISSIONS = [
  'customer.read',
  'customer.write',
  'order.read',
  'import.read',
  'import.run',
  'report.read',
];

/** An owner's session; `demoSince` makes it one of an invented company. */
export function session(permissions: readonly string[], demoSince?: string) {
  return {
    user: { id: 'u', email: 'a@example.org', displayName: 'Ann', locale: 'en' },
    tenant: {
      id: 't',
      name: 'Spruce',
      zone: 'Asia/Shanghai',
      currency: 'CNY',
      region: 'CN',
      locale: 'en',
      version: 1,
      ...(demoSince !== undefined && { demoSince }),
    },
    tenants: [{ id: 't', name: 'Spruce' }],
    role: 'owner',
    scope: 'all',
    permissions,
    platformOperator: false,
  };
}

/** Opens the console at an address, with a network that answers from `routes` (`METHOD /path`). */
export async function openConsole(
  path: string,
  routes: Record<string, Answer>,
  permissions: readonly string[] = PERMISSIONS,
) {
  const calls: Call[] = [];
  const known: Record<string, Answer> = {
    'GET /session': () => session(permissions),
    'GET /channels': () => ({
      items: [{ id: 'c', code: 'web', name: 'Web shop', nameZh: '官网', nameEn: 'Web shop' }],
    }),
    'GET /stores': () => ({ items: [{ id: 's', code: 's1', name: 'Lake store' }] }),
    'GET /customer-owners': () => ({
      items: [
        { id: 'o1', name: 'Bea', active: true },
        { id: 'o2', name: 'Cid', active: false },
      ],
    }),
    'GET /traits': () => ({ items: [] }),
    'GET /views': () => ({ items: [] }),
    'GET /bulk-changes': () => ({ items: [], nextPageToken: null }),
    'GET /risks': () => ({ items: [], nextPageToken: null, open: 0 }),
    ...routes,
  };
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    const text = await request.text();
    const call: Call = {
      method: request.method,
      path: decodeURIComponent(url.pathname).replace('/api/v1', ''),
      query: url.searchParams,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
    calls.push(call);
    const answer = known[`${call.method} ${call.path}`]?.(call) ?? new Refusal(404, { title: 'Not there' });
    return answer instanceof Refusal
      ? Response.json({ status: answer.status, ...answer.problem }, { status: answer.status })
      : Response.json(answer);
  });
  words ??= initI18n('en');
  await words;
  const client = makeQueryClient();
  const router = makeRouter(client);
  router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [path] }) });
  render(<Providers client={client} router={router} />);
  return {
    calls,
    router,
    to: (wanted: string) => calls.filter((call) => `${call.method} ${call.path}` === wanted),
  };
}
