import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openConsole } from '../../test/console';
import { withLayout } from '../../test/layout';

const CNY = (amount: string) => ({ amount, currency: 'CNY' });

const ORDER = {
  id: 'o-1',
  orderId: 'SO-1',
  source: 'pos',
  orderedAt: '2026-11-20T17:30:00Z',
  status: 'part_refunded',
  customerId: 'id-1',
  customerName: 'Ann Lee',
  channel: 'web',
  staff: 'Wang Fang',
  gross: CNY('100.00'),
  discount: CNY('10.00'),
  paid: CNY('90.00'),
  refunded: CNY('15.00'),
  lineCount: 1,
  revision: 1,
};

const DETAIL = {
  ...ORDER,
  lines: [
    {
      lineId: '1',
      sku: 'COAT',
      name: 'Wool coat',
      quantity: '2',
      unitPrice: '50.00',
      discount: CNY('10.00'),
      amount: CNY('90.00'),
      revenue: true,
    },
  ],
  payments: [{ amount: CNY('90.00'), paidAt: '2026-11-20T17:31:00Z' }],
  refunds: [{ refundId: 'RF-1', amount: CNY('15.00'), refundedAt: '2026-11-21T01:00:00Z', apart: true }],
};

const routes = {
  'GET /orders': () => ({ items: [ORDER], nextPageToken: null }),
  'GET /orders/SO-1': () => DETAIL,
};

describe('the list of orders', () => {
  withLayout(400);

  it('asks for days, the last one included', async () => {
    const { to } = await openConsole('/orders?from=2026-11-01&to=2026-11-30&channel=web', routes);
    await screen.findByRole('button', { name: 'SO-1' });

    const query = to('GET /orders')[0]?.query;
    expect(query?.get('from')).toBe('2026-11-01');
    expect(query?.get('to')).toBe('2026-12-01');
    expect(query?.get('channel')).toBe('web');
  });

  it('opens an order beside the list, at an address that can be shared', async () => {
    const { to, router } = await openConsole('/orders', routes);
    fireEvent.click(await screen.findByRole('button', { name: 'SO-1' }));

    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText('Wool coat')).toBeTruthy();
    expect(within(drawer).getByText('Wang Fang')).toBeTruthy();
    expect(within(drawer).getByText('Discount ¥10.00')).toBeTruthy();
    expect(within(drawer).getByText('RF-1 (a document of its own)')).toBeTruthy();
    expect(router.state.location.search).toEqual({ order: 'pos:SO-1' });
    expect(to('GET /orders/SO-1')[0]?.query.get('source')).toBe('pos');

    fireEvent.click(within(drawer).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it('says so when nothing matches', async () => {
    await openConsole('/orders?store=s1', { 'GET /orders': () => ({ items: [], nextPageToken: null }) });

    expect(await screen.findByRole('heading', { name: 'No orders match' })).toBeTruthy();
  });
});
