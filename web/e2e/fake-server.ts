/**
 * Stands in for the server where none runs: the built console under the server's own headers, and answers made up
 * of invented data. Nothing of it is part of the bundle.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import * as data from './fake-data.ts';
import * as jobs from './fake-jobs.ts';
import * as organization from './fake-organization.ts';
import * as roles from './fake-roles.ts';
import * as people from './fake-people.ts';
import * as reports from './fake-reports.ts';
import { riskRoutes } from './fake-risks.ts';
import { found } from './fake-search.ts';
import * as settings from './fake-settings.ts';
import { passkeyRoutes } from './fake-passkeys.ts';
import { singleSignOnRoutes, someProviders, type SingleSignOn } from './fake-single-sign-on.ts';
import { noTwoStep, Refusal, risky, twoStepRoutes, type TwoStep } from './fake-two-step.ts';

type RoleContent = Parameters<typeof roles.addRole>[0];

const DIST = new URL('../dist/', import.meta.url).pathname;
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lianke',
  ].join('; ');
}

function page<T>(url: URL, count: number, make: (at: number) => T) {
  const size = Number(url.searchParams.get('pageSize') ?? 50);
  const from = Number(url.searchParams.get('pageToken') ?? 0);
  const to = Math.min(count, from + size);
  const items = Array.from({ length: to - from }, (_, step) => make(from + step));
  return { items, nextPageToken: to < count ? String(to) : null };
}

const index = (id: string) => Number.parseInt(id.slice(-12), 16);

interface State {
  signedIn: boolean;
  setUpOpen: boolean;
  twoStep: TwoStep;
  singleSignOn: SingleSignOn;
}

type NewStore = Parameters<typeof organization.addStore>[0];
type StoreChange = Parameters<typeof organization.changeStore>[1];
type Places = Parameters<typeof organization.postMember>[1];

type Answer = (url: URL, match: string[], state: State, sent: unknown) => unknown;

type Sent = Partial<ReturnType<typeof data.view>> & { object?: string };

/** Views are kept, as saving one is nothing without seeing it again. */
const views: (ReturnType<typeof data.view> & { object: string })[] = [
  { ...data.view('v1', '会员日名单', true), object: 'customers' },
  { ...data.view('v2', '我的跟进', false), object: 'customers' },
];

function keepView(sent: Sent) {
  const kept = { ...data.view(`v${views.length + 1}`, '', false), object: 'customers', ...sent };
  views.push(kept);
  return kept;
}

function changeView(id: string, sent: Sent) {
  const at = views.findIndex((view) => view.id === id);
  const before = views[at];
  if (before === undefined) return null;
  return (views[at] = { ...before, ...sent, version: before.version + 1 });
}

function dropView(id: string) {
  const at = views.findIndex((view) => view.id === id);
  if (at >= 0) views.splice(at, 1);
  return null;
}

const proposal = {
  spec: {
    kind: 'orders',
    source: 'default',
    mapping: {
      orderId: '订单号',
      orderedAt: '下单时间',
      productName: '商品',
      quantity: '数量',
      unitPrice: '单价',
    },
    onDuplicate: 'update',
  },
  remembered: false,
  dateAmbiguous: false,
  confidence: { orderId: 0.9, orderedAt: 0.9, productName: 0.9, quantity: 0.9, unitPrice: 0.5 },
};
const upload = {
  fileId: 'f1',
  name: '2026-10 门店订单.csv',
  encoding: 'GB18030',
  delimiter: ',',
  columns: ['订单号', '下单时间', '商品', '数量', '单价', '会员手机', '备注'],
  sample: [
    ['SO-1', '2026-10-01 09:12', '羊绒圆领衫 米白', '1', '199.00', '13800138000', ''],
    ['SO-1', '2026-10-01 09:12', '手作马克杯', '2', '49.50', '13800138000', '礼盒'],
    ['SO-2', '2026-10-01 10:44', '亚麻桌布', '1', '129.00', '13900139000', ''],
  ],
  rowsEstimate: 12_480,
};

const mapping = {
  id: '0190a3b0-0000-7000-8000-000000000001',
  kind: 'orders',
  columns: upload.columns,
  spec: proposal.spec,
  updatedAt: '2026-11-18T03:20:00Z',
};

const ROUTES: readonly (readonly [string, RegExp, Answer])[] = [
  ...twoStepRoutes,
  ...passkeyRoutes,
  ...singleSignOnRoutes,
  ['GET', /^\/setup$/, (_, __, state) => ({ open: state.setUpOpen })],
  ['GET', /^\/session$/, (_, __, state) => (state.signedIn ? data.session() : undefined)],
  ['POST', /^\/(setup|invitations:accept)$/, (_, __, state) => ((state.signedIn = true), data.session())],
  ['DELETE', /^\/session$/, (_, __, state) => ((state.signedIn = false), null)],
  ['GET', /^\/members$/, () => ({ items: settings.members })],
  ['POST', /^\/members$/, () => ({ member: settings.members[2], invitationToken: 'once-only-token' })],
  ['GET', /^\/api-keys$/, () => ({ items: settings.apiKeys })],
  ['POST', /^\/api-keys$/, risky(() => ({ key: 'lk_7Qm2_shown_once', apiKey: settings.apiKeys[0] }))],
  ['GET', /^\/me\/sessions$/, () => ({ items: settings.ownSessions })],
  ['GET', /^\/about$/, () => settings.about],
  ['GET', /^\/status$/, () => settings.status],
  ['GET', /^\/audit$/, (url) => page(url, 400, settings.auditEntry)],
  ...riskRoutes,
  ['GET', /^\/channels$/, () => ({ items: data.channels })],
  ['GET', /^\/customer-owners$/, () => ({ items: data.owners })],
  ['GET', /^\/bulk-changes$/, () => ({ items: jobs.bulkChanges, nextPageToken: null })],
  ['POST', /^\/bulk-changes:preview$/, () => jobs.bulkPreview],
  ['POST', /^\/bulk-changes$/, () => jobs.bulkChanges[0]],
  ['POST', /^\/bulk-changes\/([\w-]+):\w+$/, () => jobs.bulkChanges[0]],
  ['GET', /^\/stores$/, () => organization.listStores()],
  ['POST', /^\/stores$/, (_, __, ___, sent) => organization.addStore(sent as NewStore)],
  ['GET', /^\/stores\/([\w-]+)$/, (_, [, id = '']) => organization.storeOf(id)],
  [
    'PUT',
    /^\/stores\/([\w-]+)$/,
    (_, [, id = ''], __, sent) => {
      const changed = organization.changeStore(id, sent as StoreChange);
      return changed === 'stale' ? new Refusal(412, 'request/stale', '内容已被别人更改') : changed;
    },
  ],
  ['GET', /^\/units$/, () => organization.listUnits()],
  ['POST', /^\/units$/, (_, __, ___, sent) => organization.addUnit(sent as object)],
  ['PUT', /^\/units\/([\w-]+)$/, (_, [, id = ''], __, sent) => organization.changeUnit(id, sent as object)],
  [
    'DELETE',
    /^\/units\/([\w-]+)$/,
    (_, [, id = '']) =>
      organization.removeUnit(id) === null
        ? null
        : new Refusal(409, 'organization/unit-in-use', '组织单元不是空的'),
  ],
  ['GET', /^\/postings$/, () => organization.listPostings()],
  [
    'PUT',
    /^\/members\/([\w-]+)\/postings$/,
    (_, [, id = ''], __, sent) => organization.postMember(id, sent as Places),
  ],
  ['GET', /^\/roles$/, () => roles.listRoles()],
  ['POST', /^\/roles$/, (_, __, ___, sent) => roles.addRole(sent as RoleContent)],
  ['PUT', /^\/roles\/([\w-]+)$/, (_, [, id = ''], __, sent) => roles.changeRole(id, sent as RoleContent)],
  ['DELETE', /^\/roles\/([\w-]+)$/, (_, [, id = '']) => roles.removeRole(id)],
  [
    'POST',
    /^\/roles\/([\w-]+):compare$/,
    (_, [, id = ''], __, sent) => roles.compareRole(id, sent as RoleContent),
  ],
  ['GET', /^\/members\/([\w-]+)\/sight$/, (_, [, id = '']) => people.sight(id)],
  ['GET', /^\/members\/[\w-]+\/holdings$/, () => people.holdings],
  [
    'POST',
    /^\/members\/[\w-]+:previewHandOver$/,
    (_, __, ___, sent) => people.handOverPreview(sent as { receiverIds: string[] }),
  ],
  ['POST', /^\/members\/[\w-]+:handOver$/, risky(() => jobs.bulkChanges[0])],
  ['GET', /^\/customers\/[\w-]+\/shares$/, () => people.listShares()],
  [
    'PUT',
    /^\/customers\/[\w-]+\/shares\/([\w-]+)$/,
    (_, [, id = ''], __, sent) => people.putShare(id, sent as object),
  ],
  ['DELETE', /^\/customers\/[\w-]+\/shares\/([\w-]+)$/, (_, [, id = '']) => people.dropShare(id)],
  ['GET', /^\/customers\/[\w-]+\/past-owners$/, () => people.pastOwners],
  ['GET', /^\/customers\/[\w-]+\/viewers$/, () => people.viewers],
  ['GET', /^\/customers\/[\w-]+\/access$/, (url) => people.access(url.searchParams.get('member') ?? '')],
  ['PATCH', /^\/members\/([\w-]+)$/, () => settings.members[1]],
  ['GET', /^\/traits$/, () => ({ items: data.traits })],
  ['GET', /^\/search$/, (url) => ({ groups: found(url.searchParams.get('q') ?? '') })],
  [
    'GET',
    /^\/customers$/,
    (url) => ({
      ...page(url, data.CUSTOMERS, data.summary),
      total: { count: data.CUSTOMERS, capped: false },
    }),
  ],
  ['GET', /^\/customers\/([\w-]+)$/, (_, [, id = '']) => data.customer(index(id))],
  ['PATCH', /^\/customers\/([\w-]+)$/, (_, [, id = '']) => data.customer(index(id))],
  [
    'POST',
    /^\/customers\/([\w-]+):reveal$/,
    (_, [, id = '']) => ({
      values: data
        .customer(index(id))
        .identifiers.flatMap(({ type, value }) => (type === 'phone' ? value : [])),
    }),
  ],
  ['POST', /^\/customers\/([\w-]+):(archive|restore)$/, (_, [, id = '']) => data.customer(index(id))],
  ['POST', /^\/customers$/, () => data.customer(1)],
  ['GET', /^\/customers\/[\w-]+\/timeline$/, (url) => page(url, 40, data.moment)],
  ['GET', /^\/orders$/, (url) => page(url, url.searchParams.has('customer') ? 9 : 3_000, data.orderSummary)],
  ['GET', /^\/orders\/SO2611-(\d+)$/, (_, [, number = '0']) => data.order(9_000 - Number(number))],
  ['GET', /^\/reports\/sales$/, (url) => reports.salesReport(url)],
  ['GET', /^\/reports\/customers$/, (url) => reports.buyerReport(url)],
  ['GET', /^\/reports\/products$/, (url) => reports.productReport(url)],
  ['GET', /^\/reports\/basket-pairs$/, () => reports.basketReport()],
  ['GET', /^\/customers\/[\w-]+\/habits$/, () => reports.habits()],
  [
    'GET',
    /^\/views$/,
    (url) => ({ items: views.filter(({ object }) => object === url.searchParams.get('object')) }),
  ],
  ['POST', /^\/views$/, (_, __, ___, sent) => keepView(sent as Sent)],
  ['PATCH', /^\/views\/([\w-]+)$/, (_, [, id = ''], __, sent) => changeView(id, sent as Sent)],
  ['DELETE', /^\/views\/([\w-]+)$/, (_, [, id = '']) => dropView(id)],
  ['PUT', /^\/view-arrangements\/\w+$/, (_, __, ___, sent) => sent],
  ['GET', /^\/exports$/, () => ({ items: jobs.exported })],
  ['POST', /^\/exports$/, () => jobs.exported[0]],
  ['GET', /^\/exports\/[\w-]+$/, () => jobs.exported[0]],
  ['GET', /^\/imports$/, (url) => page(url, 12, (at) => jobs.importOf(at))],
  ['POST', /^\/imports$/, () => jobs.importOf(3, true)],
  ['GET', /^\/imports\/([\w-]+)$/, (_, [, id = '']) => jobs.importOf(index(id))],
  ['POST', /^\/imports\/([\w-]+):\w+$/, (_, [, id = '']) => jobs.importOf(index(id))],
  ['GET', /^\/imports\/[\w-]+\/errors$/, () => ({ items: jobs.importErrors, nextPageToken: null })],
  ['POST', /^\/import-files$/, () => upload],
  ['POST', /^\/import-files\/\w+:propose$/, () => proposal],
  ['GET', /^\/import-mappings$/, () => ({ items: [mapping] })],
  ['PUT', /^\/import-mappings$/, () => mapping],
];

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    return {};
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  state: State,
): Promise<void> {
  const path = url.pathname.slice('/api/v1'.length);
  const json = (status: number, value: unknown) => {
    response.writeHead(status, {
      'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
    });
    // What is absent is sent as null, as the server may do.
    response.end(JSON.stringify(value, (_, entry: unknown) => (entry === undefined ? null : entry)));
  };
  const sent = await bodyOf(request);
  for (const [method, pattern, make] of ROUTES) {
    const match = pattern.exec(decodeURIComponent(path));
    if (request.method !== method || match === null) continue;
    const value = make(url, [...match], state, sent);
    if (value === undefined)
      return json(401, { code: 'access/sign-in-first', title: '请先登录', status: 401 });
    if (value instanceof Refusal) return json(value.status, value.body);
    if (value === null) break;
    return json(200, value);
  }
  if (request.method === 'GET')
    return json(404, { code: 'request/not-found', title: '没有找到', status: 404 });
  response.writeHead(204).end();
}

function asset(response: ServerResponse, path: string): void {
  const file = join(DIST, path);
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const packed = existsSync(`${file}.gz`);
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(readFileSync(packed ? `${file}.gz` : file));
}

export interface FakeServer {
  url: string;
  state: State;
  close: () => void;
}

export async function startFakeServer(): Promise<FakeServer> {
  const state: State = {
    signedIn: true,
    setUpOpen: false,
    twoStep: noTwoStep(),
    singleSignOn: someProviders(),
  };
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.startsWith('/api/')) return void answer(request, response, url, state);
    if (/^\/(assets\/|favicon)/.test(url.pathname)) return asset(response, url.pathname);
    const nonce = Buffer.from(String(Math.random())).toString('base64');
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy(nonce),
    });
    response.end(html.replaceAll('__CSP_NONCE__', nonce));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, state, close: () => void server.close() };
}
