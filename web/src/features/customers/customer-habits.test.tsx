import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openConsole } from '../../test/console';

const CNY = (amount: string) => ({ amount, currency: 'CNY' });

const customer = {
  id: 'id-1',
  ordinal: 1,
  kind: 'person',
  name: 'Ann Lee',
  tags: [],
  orderCount: 3,
  revenue: CNY('90.00'),
  createdAt: '2025-01-01T00:00:00Z',
  updatedAt: '2025-01-01T00:00:00Z',
  createdBy: 'x',
  updatedBy: 'x',
  status: 'active',
  identifiers: [],
  traits: {},
  freshness: {},
  version: 1,
};

const habits = {
  orders: 3,
  capped: false,
  rhythm: {
    medianDays: 14.04,
    meanDays: 20,
    averageAmount: CNY('30.00'),
    averageItems: '2.3',
    firstOrderAt: '2026-01-01T00:00:00Z',
    lastOrderAt: '2026-03-01T00:00:00Z',
    daysSinceLast: 9,
  },
  byWeekday: [2, 0, 0, 0, 0, 1, 0],
  byHour: Array.from({ length: 24 }, (_, hour) => (hour === 20 ? 3 : 0)),
  channels: [{ code: 'web', orders: 3, revenue: CNY('90.00') }],
  stores: [{ code: null, orders: 3, revenue: CNY('90.00') }],
  categories: [{ key: null, name: null, quantity: '7', revenue: CNY('90.00'), share: 1 }],
  products: [{ key: 'TEA', name: 'Tea', quantity: '7', revenue: CNY('90.00'), share: 1 }],
};

const routes = (answer: unknown) => ({
  'GET /customers/id-1': () => customer,
  'GET /customers/id-1/timeline': () => ({ items: [], nextPageToken: null }),
  'GET /customers/id-1/habits': () => answer,
});

describe('the purchase habits of a customer', () => {
  it('say how often, when, where and what somebody buys', async () => {
    await openConsole('/customers/id-1?tab=habits', routes(habits));

    const panel = await screen.findByRole('region', { name: 'Purchase habits' });
    expect(await within(panel).findByText('14 days')).toBeTruthy();
    expect(within(panel).getByText('Web shop')).toBeTruthy();
    expect(within(panel).getByText('In no store')).toBeTruthy();
    expect(within(panel).getByText('Without category')).toBeTruthy();
    expect(within(panel).getAllByText('¥90.00 · 100%').length).toBe(2);
    expect(within(panel).getByRole('img', { name: 'Hour of the day: 3 orders at 20:00' })).toBeTruthy();
  });

  it('are none for who has bought nothing', async () => {
    await openConsole(
      '/customers/id-1?tab=habits',
      routes({
        ...habits,
        orders: 0,
        rhythm: null,
        byWeekday: [],
        byHour: [],
        channels: [],
        stores: [],
        categories: [],
        products: [],
      }),
    );

    expect(await screen.findByText('No order with revenue yet.')).toBeTruthy();
  });
});
