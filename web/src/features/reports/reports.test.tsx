import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { openConsole, Refusal, type Call } from '../../test/console';
import { byPlace, seriesOf } from './sales-rows';

// What draws needs a canvas, which there is none of here; that it draws is seen in the browser's tests.
vi.mock('../../ui/chart-canvas', () => ({ ChartCanvas: () => null }));

const CNY = (amount: string) => ({ amount, currency: 'CNY' });

function row(period: string, breakdown: string, revenue: string, orders = 2) {
  return { period, breakdown, orders, customers: 1, grossRevenue: CNY(revenue), refunds: CNY('0.00') };
}

const ROWS = [
  row('2026-03-02', 'web', '100.00'),
  row('2026-03-02', 'pos', '50.00'),
  row('2026-03-09', 'web', '30.00'),
];

const sales = (call: Call) => {
  const now = call.query.get('from') === '2026-03-01';
  return {
    totals: {
      orders: now ? 6 : 3,
      customers: 2,
      grossRevenue: CNY(now ? '180.00' : '120.00'),
      refunds: CNY('0.00'),
    },
    rows: now ? ROWS : [row('2026-02-01', 'web', '120.00', 3)],
  };
};

const MARCH = 'range=custom&from=2026-03-01&to=2026-03-31';

describe('the sales report', () => {
  it('is asked for whole days and for the period before, and says how much more it is', async () => {
    const { to } = await openConsole(`/reports/sales?${MARCH}`, { 'GET /reports/sales': sales });

    expect((await screen.findAllByText(/50% more than in the period before/)).length).toBeGreaterThan(0);
    const asked = to('GET /reports/sales').map(({ query }) => [query.get('from'), query.get('to')]);
    expect(asked).toContainEqual(['2026-03-01', '2026-04-01']);
    expect(asked).toContainEqual(['2026-01-29', '2026-03-01']);
  });

  it('leads from each figure to its orders', async () => {
    await openConsole(`/reports/sales?${MARCH}`, { 'GET /reports/sales': sales });

    const table = await screen.findByRole('region', { name: 'By channel' });
    const first = within(table).getByRole('link', { name: '¥130.00' });
    expect(first.getAttribute('href')).toBe('/orders?from=2026-03-01&to=2026-03-31&revenue=true&channel=web');
  });

  it('is a table for those who prefer one, by week, with links to the days of each', async () => {
    await openConsole(`/reports/sales?${MARCH}&every=week`, { 'GET /reports/sales': sales });
    fireEvent.click(await screen.findByRole('button', { name: 'View as table' }));

    const table = await screen.findByRole('region', { name: 'Revenue over time' });
    expect(within(table).getByRole('link', { name: '¥50.00' }).getAttribute('href')).toBe(
      '/orders?from=2026-03-02&to=2026-03-08&revenue=true&channel=pos',
    );
  });

  it('says in words what the chart shows', async () => {
    await openConsole(`/reports/sales?${MARCH}`, { 'GET /reports/sales': sales });

    const chart = await screen.findByRole('img', { name: /Revenue over time/ });
    expect(chart.getAttribute('aria-label')).toMatch(/¥180\.00 of revenue.*the most from Web shop, 72\.2%/);
  });

  it('keeps the range in the address', async () => {
    const { router } = await openConsole('/reports/sales?range=nonsense', { 'GET /reports/sales': sales });
    await screen.findByRole('heading', { name: 'Sales report' });

    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it('offers the currencies when there are several', async () => {
    const { to } = await openConsole(`/reports/sales?${MARCH}`, {
      'GET /reports/sales': (call) =>
        call.query.has('currency')
          ? sales(call)
          : new Refusal(422, {
              code: 'report/mixed-currencies',
              title: 'Mixed',
              detail: 'There are CNY, USD.',
            }),
    });
    fireEvent.mouseDown(await screen.findByRole('combobox', { name: 'Currency' }));
    fireEvent.click(await screen.findByTitle('USD'));

    await screen.findByRole('region', { name: 'By channel' });
    expect(to('GET /reports/sales').some(({ query }) => query.get('currency') === 'USD')).toBe(true);
  });

  it('says so when there is nothing, and offers a wider time', async () => {
    const { router } = await openConsole('/reports/sales?range=today', {
      'GET /reports/sales': () => ({ ...sales({ query: new URLSearchParams() } as Call), rows: [] }),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'See the last 12 months' }));

    await waitFor(() => expect(router.state.location.search).toEqual({ range: '12m' }));
  });
});

describe('rows of sales', () => {
  it('are added up by place, the most first', () => {
    expect(byPlace(ROWS).map(({ place, revenue, orders }) => [place, revenue, orders])).toEqual([
      ['web', 130, 4],
      ['pos', 50, 2],
    ]);
  });

  it('become five series at most, the last for all others, and lose nothing', () => {
    const rows = Array.from({ length: 9 }, (_, at) => row('2026-03-02', `c${at}`, String(100 - at)));
    const series = seriesOf(rows, ['2026-03-01', '2026-03-02'], (place) => place ?? 'others');

    expect(series.map(({ name }) => name)).toEqual(['c0', 'c1', 'c2', 'c3', 'others']);
    expect(series.map(({ values }) => values[0])).toEqual([0, 0, 0, 0, 0]);
    expect(series.reduce((sum, { values }) => sum + (values[1] ?? 0), 0)).toBe(864);
  });
});

const group = (customers: number) => ({
  customers,
  orders: customers + 1,
  grossRevenue: CNY(`${customers}.00`),
});

describe('new and returning customers', () => {
  it('lead to their orders', async () => {
    const figures = { newCustomers: group(7), returningCustomers: group(5), unknownCustomers: group(0) };
    await openConsole(`/reports/customers?${MARCH}`, {
      'GET /reports/customers': () => ({ totals: figures, rows: [{ period: '2026-03-02', ...figures }] }),
    });

    const table = await screen.findByRole('region', { name: 'New, returning and anonymous' });
    expect(within(table).getByRole('link', { name: '¥7.00' }).getAttribute('href')).toBe(
      '/orders?from=2026-03-01&to=2026-03-31&buyers=new&revenue=true',
    );
  });
});

describe('products', () => {
  it('are asked for by what the tab says, and lead to their orders', async () => {
    const { to } = await openConsole(`/reports/products?${MARCH}&sort=slow&channel=web`, {
      'GET /reports/products': () => ({
        totals: { products: 1, quantity: '2', grossRevenue: CNY('9.00'), refunds: CNY('0.00') },
        rows: [
          {
            sku: 'TEA 1',
            name: 'Tea',
            category: null,
            quantity: '2',
            grossRevenue: CNY('9.00'),
            refunds: CNY('0.00'),
            orders: 2,
            customers: 1,
            share: 1,
            lastSoldAt: '2026-03-05T02:00:00Z',
          },
        ],
      }),
    });

    const link = await screen.findByRole('link', { name: '¥9.00' });
    expect(link.getAttribute('href')).toBe(
      '/orders?from=2026-03-01&to=2026-03-31&channel=web&sku=TEA+1&revenue=true',
    );
    expect(to('GET /reports/products').map(({ query }) => query.get('sort'))).toContain('slow');
    expect(screen.getByText('2026-03-05')).toBeTruthy();
  });
});

describe('basket pairs', () => {
  it('say how many orders were looked at', async () => {
    const side = (sku: string) => ({ sku, name: null, orders: 4 });
    await openConsole(`/reports/baskets?${MARCH}`, {
      'GET /reports/basket-pairs': () => ({
        ordersInRange: 2_000,
        ordersLookedAt: 1_000,
        togetherMin: 2,
        pairsFound: 1,
        pairs: [
          {
            first: side('A'),
            second: side('B'),
            together: 3,
            support: 0.003,
            firstToSecond: 0.75,
            secondToFirst: 0.5,
            lift: 187.5,
          },
        ],
      }),
    });

    expect(await screen.findByText(/newest 1,000 of 2,000 orders; 1 pairs/)).toBeTruthy();
    expect(screen.getByText('187.5×')).toBeTruthy();
    expect(screen.getByText('75%')).toBeTruthy();
  });
});
