/** Invented people and orders for the stand-in server; the same on every run. */
import type { Customer, CustomerSummary, Order, OrderSummary, Session } from '../src/api/types';

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
export const uuid = (kind: number, at: number): string =>
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
    scope: 'all',
    fields: {},
    permissions:
      role === 'read_only'
        ? ['customer.read', 'order.read', 'import.read', 'report.read']
        : [
            ...[
              'customer.read',
              'customer.write',
              'customer.assign',
              'customer.reveal',
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
              'organization.manage',
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
