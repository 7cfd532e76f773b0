/** Invented people and orders for the stand-in server; the same on every run. */
import type {
  Customer,
  CustomerSummary,
  FailedRow,
  Import,
  Order,
  OrderSummary,
  Session,
} from '../src/api/types';

const FAMILY = '陈林黄张李王吴刘蔡杨周徐马赵郭';
const GIVEN = ['雨桐', '思远', '若曦', '志强', '晓燕', '浩然', '佳怡', '子涵', '欣妍', '伟'];
const CITIES = ['上海', '北京', '武汉', '南京', '成都', '深圳', '杭州'];
export const CHANNELS = ['wechat_mini', 'tmall', 'pos', 'douyin', 'web'];
export const STORES = ['s1', 's2', 's3', undefined];
const TAGS = ['羊绒', '送礼', '周末到店', '企微好友', '新品敏感'];
const START = Date.UTC(2026, 10, 20, 10, 42);
export const HOUR_MS = 3_600_000;
export const CUSTOMERS = 100_000;

export const pick = <T>(list: ArrayLike<T>, at: number): T => list[at % list.length] as T;
export const instant = (hoursAgo: number): string => new Date(START - hoursAgo * HOUR_MS).toISOString();
const uuid = (kind: number, at: number): string =>
  `0198a1b2-0000-7000-8${String(kind).padStart(3, '0')}-${at.toString(16).padStart(12, '0')}`;
export const money = (cents: number) => ({ amount: (cents / 100).toFixed(2), currency: 'CNY' });

export function session(role: Session['role'] = 'owner'): Session {
  return {
    user: { id: uuid(1, 1), email: 'lin@example.com', displayName: '林若曦', locale: 'zh-CN' },
    tenant: {
      id: uuid(2, 1),
      name: '静安家居',
      zone: 'Asia/Shanghai',
      currency: 'CNY',
      region: 'CN',
      locale: 'zh-CN',
      version: 1,
    },
    tenants: [{ id: uuid(2, 1), name: '静安家居' }],
    role,
    permissions:
      role === 'read_only'
        ? ['customer.read', 'order.read', 'import.read', 'report.read']
        : [
            ...[
              'customer.read',
              'customer.write',
              'customer.export',
              'order.read',
              'order.write',
              'order.export',
              'view.share',
              'import.read',
              'import.run',
            ],
            'report.read',
            ...[
              'member.read',
              'member.manage',
              'api_key.manage',
              'tenant.manage',
              'audit.read',
              'trait.manage',
            ],
          ],
    platformOperator: true,
  };
}

export const owners = [
  { id: uuid(9, 1), name: '林若曦', active: true },
  { id: uuid(9, 2), name: '周启航', active: true },
  { id: uuid(9, 3), name: '陈思远', active: false },
];

export function summary(at: number): CustomerSummary {
  const orderCount = (at * 7) % 52;
  return {
    id: uuid(3, at),
    ordinal: at + 1,
    kind: at % 40 === 39 ? 'organization' : 'person',
    name: at % 40 === 39 ? `${pick(CITIES, at)}云集商贸有限公司` : pick(FAMILY, at * 3) + pick(GIVEN, at * 7),
    phone:
      at % 11 === 10 ? undefined : `+861${30 + (at % 10)}${String(10_000_000 + ((at * 7919) % 89_999_999))}`,
    email: at % 3 === 0 ? `user${at}@example.com` : undefined,
    city: pick(CITIES, at * 5),
    channel: pick(CHANNELS, at),
    store: pick(STORES, at),
    owner: at % 5 === 4 ? undefined : pick(owners, at),
    tags: TAGS.filter((_, tag) => (at + tag * 3) % 4 === 0),
    orderCount,
    revenue: orderCount === 0 ? undefined : money(orderCount * 51_377 + at),
    lastOrderAt: orderCount === 0 ? undefined : instant(at * 5),
    createdAt: instant(at * 9 + 200),
    status: 'active',
  };
}

export function customer(at: number): Customer {
  const base = summary(at);
  const held = {
    raw: '',
    verified: false,
    source: 'pos',
    firstSeenAt: instant(900),
    lastSeenAt: instant(20),
  };
  return {
    ...base,
    firstOrderAt: base.orderCount === 0 ? undefined : instant(5_000),
    identifiers: [
      ...(base.phone == null ? [] : [{ ...held, type: 'phone', value: base.phone, verified: true }]),
      { ...held, type: 'memberCard', value: `8800 ${1000 + at}` },
      { ...held, type: 'openId', value: `oX3k9Qm5t${at}aF`, source: 'wechat' },
      { ...held, type: 'external:shop', value: String(17_850 + at), source: 'shop' },
    ],
    traits: { birthday: '1992-03-08', size: 'M', newsletter: true },
    freshness: {
      name: { source: 'pos', confirmedAt: instant(30) },
      size: { source: 'shop', confirmedAt: instant(80) },
    },
    createdBy: '林若曦',
    updatedBy: '林若曦',
    updatedAt: instant(3),
    version: 3,
  };
}

export function order(at: number): Order {
  const cents = 12_900 + ((at * 3_777) % 320_000);
  return {
    ...orderSummary(at),
    lines: [
      {
        lineId: '1',
        sku: 'KNIT-01',
        name: '羊绒圆领衫 米白',
        quantity: '1',
        unitPrice: money(cents - 9_900).amount,
        discount: money(0),
        amount: money(cents - 9_900),
        revenue: true,
      },
      {
        lineId: '2',
        sku: 'MUG-07',
        name: '手作马克杯',
        quantity: '2',
        unitPrice: '49.50',
        discount: money(0),
        amount: money(9_900),
        revenue: true,
      },
    ],
    payments: [{ amount: money(cents), paidAt: instant(at * 3) }],
    refunds:
      at % 9 === 4
        ? [{ refundId: `R${at}`, amount: money(9_900), refundedAt: instant(at), apart: false }]
        : [],
  };
}

export function orderSummary(at: number): OrderSummary {
  const buyer = summary(at * 3);
  const gross = money(12_900 + ((at * 3_777) % 320_000));
  return {
    id: uuid(4, at),
    source: 'default',
    orderId: `SO2611-${String(9_000 - at).padStart(5, '0')}`,
    revision: 1,
    orderedAt: instant(at * 3),
    channel: pick(CHANNELS, at),
    store: pick(STORES, at),
    customerId: at % 8 === 7 ? undefined : buyer.id,
    customerName: at % 8 === 7 ? undefined : buyer.name,
    lineCount: 2,
    gross,
    discount: money(0),
    paid: gross,
    refunded: money(at % 9 === 4 ? 9_900 : 0),
    status: at % 9 === 4 ? 'part_refunded' : 'paid',
  };
}

const NOTHING = { customers: 0, orders: 0, refunds: 0, products: 0 };

export function importOf(at: number, dryRun = false): Import {
  const failed = at % 3 === 0 ? 3 : 0;
  const running = at === 1;
  const kind = pick(['orders', 'customers', 'orders'], at);
  return {
    id: uuid(5, at),
    state: running ? 'running' : at % 5 === 4 ? 'rolled_back' : 'done',
    kind,
    phase: running ? 'customers' : 'ended',
    dryRun,
    file: {
      id: uuid(11, at),
      name: pick(['2026-10 门店订单.csv', 'members.xlsx', 'online-retail.csv'], at),
      bytes: 4_200_000,
      kept: true,
    },
    spec: { kind, mapping: {}, dryRun },
    rows: { total: 12_480, imported: running ? 7_200 : 12_480 - failed, skipped: 0, failed },
    created: { ...NOTHING, customers: 860, orders: 4_120, refunds: 37, products: 212 },
    updated: { ...NOTHING, customers: 1_204 },
    progress: { done: running ? 7_200 : 12_480, total: 12_480, perSecond: 2_400, secondsLeft: 2 },
    undone: {},
    repairsWaiting: 0,
    errorsUrl: `/api/v1/imports/${uuid(5, at)}/errors.csv`,
    createdBy: '林若曦',
    createdAt: instant(at * 30),
    finishedAt: running ? undefined : instant(at * 30),
  };
}

export const importErrors: FailedRow[] = [
  { row: 118, column: '下单时间', code: 'imports/bad-date', detail: '“2026-13-02”不是日期。' },
  { row: 2_004, column: '单价', code: 'imports/bad-number', detail: '“免费”不是数字。' },
  { row: 7_731, column: '订单号', code: 'imports/empty', detail: '订单号不能为空。' },
].map(({ row, ...reason }) => ({
  row,
  reasons: [{ ...reason, warning: false }],
  mended: false,
  cells: {
    订单号: row === 7_731 ? '' : `SO-${row}`,
    下单时间: row === 118 ? '2026-13-02' : '2026-10-02 10:20',
    商品: '羊绒圆领衫 米白',
    数量: '1',
    单价: row === 2_004 ? '免费' : '199.00',
  },
}));

const KINDS = ['order', 'event', 'event', 'refund'] as const;

export function moment(at: number) {
  const kind = pick(KINDS, at);
  const title = {
    order: `订单 SO2611-0${318 - at}`,
    refund: '退款 R77',
    event: pick(['浏览「羊绒大衣」系列', '加入购物车', '打开小程序'], at),
  }[kind];
  return {
    id: `m${at}`,
    at: instant(at * 17),
    kind,
    event: kind === 'event' ? 'Product Viewed' : null,
    channel: pick(CHANNELS, at),
    store: pick(STORES, at),
    title,
    amount: kind === 'event' ? null : money(126_800 - at * 100),
    orderId: null,
  };
}

export const channels = [
  ['wechat_mini', '微信小程序', 'WeChat mini-program'],
  ['tmall', '天猫', 'Tmall'],
  ['pos', '门店 POS', 'Store POS'],
  ['douyin', '抖音', 'Douyin'],
  ['web', '官网', 'Web shop'],
].map(([code = '', nameZh = '', nameEn = ''], at) => ({
  id: uuid(6, at),
  code,
  name: nameZh,
  nameZh,
  nameEn,
}));

export const stores = ['静安寺店', '三里屯店', '春熙路店'].map((name, at) => ({
  id: uuid(7, at),
  code: `s${at + 1}`,
  name,
}));

export const traits = [
  { name: 'birthday', type: 'date', label: { zh: '生日', en: 'Birthday' } },
  { name: 'size', type: 'text', label: { zh: '尺码', en: 'Size' } },
  { name: 'newsletter', type: 'boolean', label: { zh: '订阅邮件', en: 'Newsletter' } },
];

export const members = [
  ['林若曦', 'lin@example.com', 'owner', 'active'],
  ['陈思', 'chen@example.com', 'manager', 'active'],
  ['周宁', 'zhou@example.com', 'read_only', 'invited'],
  ['吴迪', 'wu@example.com', 'manager', 'suspended'],
].map(([displayName, email, role, status], at) => ({
  id: uuid(1, at + 1),
  displayName,
  email,
  role,
  status,
  createdAt: instant(at * 400),
}));

export const apiKeys = [
  { name: '小程序订单同步', prefix: 'lk_7Qm2', lastUsedAt: instant(2) },
  { name: 'BI export', prefix: 'lk_x91d', lastUsedAt: null },
].map((key, at) => ({
  id: uuid(8, at),
  role: 'manager',
  createdAt: instant(900),
  createdBy: '林若曦',
  expiresAt: instant(-2_000),
  ...key,
}));

const AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';

export const ownSessions = [true, false].map((current, at) => ({
  id: uuid(9, at),
  createdAt: instant(50),
  lastSeenAt: instant(at * 20),
  ip: '192.0.2.7',
  userAgent: AGENT,
  current,
}));

export function auditEntry(at: number) {
  return {
    id: uuid(10, at),
    at: instant(at),
    actor: { kind: 'user', id: uuid(1, 1), name: '林若曦' },
    action: pick(['customer.update', 'import.start', 'member.invite', 'session.sign_in'], at),
    objectType: pick(['customer', 'import', 'member', 'session'], at),
    objectId: uuid(3, at),
    outcome: 'done',
    before: at % 4 === 0 ? { city: '上海' } : null,
    after: at % 4 === 0 ? { city: '北京' } : null,
    reason: null,
    ip: '192.0.2.7',
    correlationId: `c-${at}`,
  };
}

export const view = (id: string, name: string, shared: boolean) => ({
  id,
  name,
  shared,
  content: {
    query: { channel: 'web' } as Record<string, string>,
    sort: null as string | null,
    columns: [] as string[],
  },
  maker: '林晓',
  own: !shared,
  changeable: true,
  version: 1,
  updatedAt: '2026-11-18T03:20:00Z',
});

export const exported = (['done', 'running', 'expired', 'failed'] as const).map((state, at) => ({
  id: uuid(9, at),
  object: at % 2 === 0 ? 'customers' : 'orders',
  query: { channel: 'web' },
  columns: ['name'],
  format: at % 2 === 0 ? 'xlsx' : 'csv',
  state,
  rowsDone: 12_480 - at * 1_000,
  rowsExpected: state === 'running' ? null : 12_480,
  bytes: state === 'running' ? null : 1_480_000,
  downloads: at,
  trouble: state === 'failed' ? { code: 'exports/too-many-rows', detail: '一个文件最多 1000000 行。' } : null,
  maker: '林晓',
  own: true,
  createdAt: '2026-11-20T03:20:00Z',
  finishedAt: '2026-11-20T03:21:00Z',
  expiresAt: '2026-11-27T03:21:00Z',
}));

const asked = { traits: {}, addTags: [], removeTags: [] };

export const bulkChanges = [
  {
    id: uuid(12, 2),
    state: 'done',
    selection: { store: 's1' },
    change: { ...asked, addTags: ['双十一'] },
    counts: { total: 2_000, changed: 1_986, unchanged: 12, refused: 2 },
    refusals: [{ code: 'customer/too-many-tags', detail: '一位客户最多有 100 个标签。', count: 2 }],
    restored: 0,
    kept: 0,
    createdBy: '林若曦',
    createdAt: instant(4),
    finishedAt: instant(4),
    undoUntil: instant(-160),
  },
  {
    id: uuid(12, 1),
    state: 'undone',
    selection: { listed: 12 },
    change: { ...asked, ownerId: uuid(9, 2) },
    counts: { total: 12, changed: 12, unchanged: 0, refused: 0 },
    refusals: [],
    restored: 12,
    kept: 1,
    createdBy: '周启航',
    createdAt: instant(30),
    finishedAt: instant(29),
  },
];

export const bulkPreview = {
  matching: CUSTOMERS,
  changing: CUSTOMERS - 40,
  samples: [1, 2, 3].map((at) => {
    const { id, ordinal, name } = summary(at);
    return { id, ordinal, name };
  }),
  owners: [],
};
