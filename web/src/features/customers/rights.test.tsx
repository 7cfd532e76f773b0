import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openConsole } from '../../test/console';
import { withLayout } from '../../test/layout';

const READS = ['customer.read', 'customer.write'];

const customer = {
  id: 'id-7',
  ordinal: 7,
  kind: 'person',
  status: 'active',
  name: 'Li Lei',
  tags: [],
  traits: {},
  freshness: {},
  identifiers: [],
  orderCount: 0,
  version: 4,
  createdAt: '2026-01-01T00:00:00Z',
  createdBy: 'import',
  updatedAt: '2026-11-01T00:00:00Z',
  updatedBy: 'Ann',
};

const LIST = {
  'GET /customers': () => ({
    items: [customer],
    nextPageToken: null,
    total: { count: 1, capped: false },
  }),
  'GET /customer-owners': () => ({
    items: [
      { id: 'u', name: 'Ann', active: true },
      { id: 'o1', name: 'Bea', active: true },
    ],
  }),
};

withLayout();

async function bar(permissions: readonly string[]) {
  await openConsole('/customers', LIST, permissions);
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Select Li Lei' }));
  await screen.findByRole('button', { name: 'Archive' });
  return screen.queryByRole('button', { name: /^Transfer/ });
}

test('customers are given to others only by who has the right to', async () => {
  expect(await bar(READS)).toBeNull();
});

test('customers are given to others by who has the right to', async () => {
  expect(await bar([...READS, 'customer.assign'])).not.toBeNull();
});

test.each([
  [READS, ['—', 'Ann']],
  [
    [...READS, 'customer.assign'],
    ['—', 'Ann', 'Bea'],
  ],
])('who may %j can name as owner of a new customer %j', async (permissions, names) => {
  await openConsole('/customers', LIST, permissions);
  fireEvent.click(await screen.findByRole('button', { name: 'New customer' }));
  const form = within(await screen.findByRole('dialog'));
  fireEvent.mouseDown(form.getByRole('combobox', { name: 'Owner' }));

  await screen.findByRole('listbox');
  const options = document.querySelectorAll('.ant-select-item-option-content');
  expect([...options].map((one) => one.textContent)).toEqual(names);
});

test('who is shared with to read is not offered to archive', async () => {
  await openConsole(
    '/customers/id-7',
    {
      'GET /customers/id-7': () => customer,
      'GET /customers/id-7/timeline': () => ({ items: [], nextPageToken: null }),
      'GET /customers/id-7/past-owners': () => ({ items: [] }),
      'GET /customers/id-7/shares': () => ({
        items: [],
        mayShare: false,
        mine: { memberId: 'm', memberName: 'Ann', access: 'read', sharedBy: 'Bea', note: '' },
      }),
    },
    READS,
  );
  await screen.findByText(/Bea/);

  expect(screen.queryByRole('button', { name: 'Archive' })).toBeNull();
});

test('exported files are reached by who may export orders only', async () => {
  await openConsole('/', {}, ['order.read', 'order.export']);
  const nav = await screen.findByRole('navigation', { name: 'Main navigation' });

  expect(within(nav).getByRole('link', { name: 'Exports' })).toBeTruthy();
});
