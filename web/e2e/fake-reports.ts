/** Invented reports for the stand-in server; the same on every run. */
import { CHANNELS, HOUR_MS, instant, money, pick, STORES } from './fake-data.ts';

const PRODUCTS = [
  ['KNIT-01', '羊绒圆领衫 米白', '针织'],
  ['MUG-07', '手作马克杯', '餐具'],
  ['LINEN-03', '亚麻桌布', '家纺'],
  ['COAT-11', '双面羊绒大衣', '外套'],
  ['CANDLE-02', '雪松香薰蜡烛', '香氛'],
  ['SOCK-09', '长绒棉袜 三双装', undefined],
] as const;

/** Days as the report is asked for them; at most the periods of a year. */
function periodsOf(url: URL): string[] {
  const asked = url.searchParams;
  const interval = asked.get('interval') ?? 'day';
  const last = Date.parse((asked.get('to') ?? '2026-11-21').slice(0, 10));
  const periods = new Set<string>();
  for (let at = Date.parse((asked.get('from') ?? '2026-10-22').slice(0, 10)); at < last; at += 24 * HOUR_MS) {
    const day = new Date(at);
    if (interval === 'month') day.setUTCDate(1);
    if (interval === 'week') day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
    periods.add(day.toISOString().slice(0, 10));
  }
  return [...periods];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export function salesReport(url: URL) {
  const by = url.searchParams.get('breakdown');
  const places: (string | undefined)[] = by === 'channel' ? CHANNELS : by === 'store' ? STORES : [undefined];
  const rows = periodsOf(url).flatMap((period, at) =>
    places.map((breakdown, place) => ({
      period,
      breakdown,
      orders: 12 + ((at * 5 + place * 3) % 17),
      customers: 10 + ((at * 5 + place * 3) % 15),
      cents: 240_000 + ((at * 7_919 + place * 104_729) % 900_000),
      refundCents: (at + place) % 4 === 0 ? 19_900 : 0,
    })),
  );
  return {
    totals: {
      orders: sum(rows.map(({ orders }) => orders)),
      customers: sum(rows.map(({ customers }) => customers)),
      grossRevenue: money(sum(rows.map(({ cents }) => cents))),
      refunds: money(sum(rows.map(({ refundCents }) => refundCents))),
    },
    rows: rows.map(({ cents, refundCents, ...row }) => ({
      ...row,
      grossRevenue: money(cents),
      refunds: money(refundCents),
    })),
  };
}

export function buyerReport(url: URL) {
  const figures = (customers: number) => ({
    customers,
    orders: Math.round(customers * 1.3),
    grossRevenue: money(customers * 21_300),
  });
  const groups = (at: number) => ({
    newCustomers: figures(6 + ((at * 5) % 9)),
    returningCustomers: figures(20 + ((at * 7) % 21)),
    unknownCustomers: { ...figures(4 + (at % 3)), customers: 0 },
  });
  const periods = periodsOf(url);
  return {
    totals: groups(periods.length * 4),
    rows: periods.map((period, at) => ({ period, ...groups(at) })),
  };
}

export function productReport(url: URL) {
  const slow = url.searchParams.get('sort') === 'slow';
  const rows = PRODUCTS.map(([sku, name, category], at) => ({
    sku,
    name,
    category,
    quantity: String(slow ? at : 420 - at * 61),
    grossRevenue: money(slow ? at * 9_900 : 8_400_000 - at * 1_200_000),
    refunds: money(at % 3 === 0 ? 39_800 : 0),
    orders: slow ? at : 380 - at * 55,
    customers: slow ? at : 310 - at * 47,
    share: slow ? 0 : 0.31 - at * 0.05,
    lastSoldAt: instant(slow ? 2_000 - at * 200 : at * 4),
  }));
  return {
    totals: { products: 212, quantity: '4380', grossRevenue: money(27_000_000), refunds: money(79_600) },
    rows,
  };
}

export function basketReport() {
  const side = (at: number) => {
    const [sku, name] = pick(PRODUCTS, at);
    return { sku, name, orders: 380 - at * 40 };
  };
  return {
    ordersInRange: 128_400,
    ordersLookedAt: 100_000,
    togetherMin: 100,
    pairsFound: 5,
    pairs: [0, 1, 2, 3, 4].map((at) => ({
      first: side(at),
      second: side(at + 1),
      together: 140 - at * 9,
      support: 0.0014 - at * 0.0001,
      firstToSecond: 0.37 - at * 0.04,
      secondToFirst: 0.41 - at * 0.03,
      lift: 4.2 - at * 0.6,
    })),
  };
}

export function habits() {
  return {
    orders: 14,
    capped: false,
    rhythm: {
      medianDays: 18.5,
      meanDays: 24.2,
      averageAmount: money(51_377),
      averageItems: '2.4',
      firstOrderAt: instant(8_000),
      lastOrderAt: instant(120),
      daysSinceLast: 5,
    },
    byWeekday: [1, 0, 2, 1, 3, 5, 2],
    byHour: Array.from({ length: 24 }, (_, hour) => (hour > 9 && hour < 22 ? (hour * 3) % 4 : 0)),
    channels: [
      { code: 'wechat_mini', orders: 9, revenue: money(462_300) },
      { code: 'pos', orders: 5, revenue: money(256_900) },
    ],
    stores: [
      { code: 's1', orders: 5, revenue: money(256_900) },
      { code: undefined, orders: 9, revenue: money(462_300) },
    ],
    categories: [
      { key: '针织', name: undefined, quantity: '12', revenue: money(431_500), share: 0.6 },
      { key: undefined, name: undefined, quantity: '21', revenue: money(287_700), share: 0.4 },
    ],
    products: PRODUCTS.slice(0, 3).map(([sku, name], at) => ({
      key: sku,
      name,
      quantity: String(9 - at),
      revenue: money(320_000 - at * 90_000),
      share: 0.45 - at * 0.12,
    })),
  };
}
