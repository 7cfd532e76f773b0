import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openConsole } from '../../test/console';
import { absent } from './home-customers';
import { channelRows, comparedDays } from './home-sales';

const CNY = (amount: string) => ({ amount, currency: 'CNY' });
const sale = (breakdown: string, amount: string) => ({
  period: '2026-03-01',
  breakdown,
  orders: 1,
  customers: 1,
  grossRevenue: CNY(amount),
  refunds: CNY('0.00'),
});

describe('what home compares', () => {
  it('is the same day of last week and the same days of last month until this time of day', () => {
    const { day, month } = comparedDays('Asia/Shanghai', new Date('2026-03-18T06:30:00Z'));

    expect(day).toEqual({
      days: { from: '2026-03-18', to: '2026-03-18' },
      before: { from: '2026-03-11', to: '2026-03-11T06:30:00.000Z' },
    });
    expect(month).toEqual({
      days: { from: '2026-03-01', to: '2026-03-18' },
      before: { from: '2026-02-01', to: '2026-02-18T06:30:00.000Z' },
    });
  });

  it('is the whole month before where that has no such day', () => {
    expect(comparedDays('UTC', new Date('2026-03-31T06:30:00Z')).month.before).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    });
  });

  it('has the channels of both, also those that sold nothing now', () => {
    expect(channelRows([sale('web', '5')], [sale('pos', '3'), sale('web', '4')])).toEqual([
      { channel: 'web', revenue: 5, orders: 1, before: 4 },
      { channel: 'pos', revenue: 0, orders: 0, before: 3 },
    ]);
  });
});

const best = {
  id: 'id-1',
  ordinal: 1,
  kind: 'person',
  name: 'Ann Lee',
  tags: [],
  orderCount: 9,
  revenue: CNY('900.00'),
  lastOrderAt: '2026-01-01T00:00:00Z',
  createdAt: '2025-01-01T00:00:00Z',
  status: 'active',
};

describe('customers to look at', () => {
  it('are those of the best who have not come for sixty days', () => {
    const lately = { ...best, id: 'id-2', lastOrderAt: '2026-03-01T00:00:00Z' };

    expect(absent([lately, best], new Date('2026-03-18T00:00:00Z')).map(({ id }) => id)).toEqual(['id-1']);
  });
});

const none = { customers: 0, orders: 0, grossRevenue: CNY('0.00') };

describe('home', () => {
  const routes = {
    'GET /reports/sales': () => ({
      totals: { orders: 2, customers: 1, grossRevenue: CNY('80.00'), refunds: CNY('0.00') },
      rows: [sale('web', '80.00')],
    }),
    'GET /reports/customers': () => ({
      totals: { newCustomers: { ...none, customers: 3 }, returningCustomers: none, unknownCustomers: none },
      rows: [],
    }),
    'GET /customers': () => ({ items: [best], nextPageToken: null, total: { count: 1, capped: false } }),
    'GET /imports': () => ({ items: [], nextPageToken: null }),
  };

  it('shows today and this month, and leads to the orders', async () => {
    await openConsole('/', routes);

    const day = await screen.findByRole('region', { name: "Today's sales" });
    expect(within(day).getByRole('link', { name: '¥80.00' }).getAttribute('href')).toMatch(
      /^\/orders\?from=(.+)&to=\1&channel=web&revenue=true$/,
    );
    expect(within(day).getByText(/the same as on this day last week/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Ann Lee' })).toBeTruthy();
    expect(screen.getByText('No file was imported yet.')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: '3' }).length).toBe(2);
  });

  it('says in one sentence that nothing was sold, and where to go instead', async () => {
    const unsold = {
      totals: { orders: 0, customers: 0, grossRevenue: CNY('0.00'), refunds: CNY('0.00') },
      rows: [],
    };
    await openConsole('/', { ...routes, 'GET /reports/sales': () => unsold });

    expect(await screen.findAllByText('No orders in this time yet.')).toHaveLength(2);
    const links = screen.getAllByRole('link', { name: 'See earlier sales' });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/reports/sales', '/reports/sales']);
    expect(screen.queryByRole('columnheader', { name: 'Channel' })).toBeNull();
  });

  it('shows nothing that one may not see', async () => {
    const { calls } = await openConsole('/', routes, ['import.read']);
    await screen.findByText('No file was imported yet.');

    expect(calls.filter(({ path }) => path.startsWith('/reports') || path === '/customers')).toEqual([]);
  });
});
