import { expect, test } from 'vitest';
import { nextStep } from './next-step';

const NOW = new Date('2026-11-22T08:00:00Z');
const money = (amount: string) => ({ amount, currency: 'CNY' });
const phone = {
  type: 'phone',
  value: '1',
  raw: '1',
  verified: true,
  source: 'pos',
  firstSeenAt: '',
  lastSeenAt: '',
};
const card = { ...phone, type: 'memberCard' };

const GOOD = {
  status: 'active',
  name: 'Li',
  identifiers: [phone],
  orderCount: 5,
  revenue: money('500.00'),
  refunded: money('0.00'),
  firstOrderAt: '2026-01-01T00:00:00Z',
  lastOrderAt: '2026-11-01T00:00:00Z',
};

const once = { orderCount: 1, firstOrderAt: '2026-11-20T00:00:00Z', lastOrderAt: '2026-11-20T00:00:00Z' };

test.each([
  ['fine', {}],
  ['restore', { status: 'archived', identifiers: [] }],
  ['contact', { identifiers: [], name: undefined }],
  ['contact', { identifiers: [card] }],
  ['name', { name: undefined }],
  [
    'noOrder',
    {
      orderCount: 0,
      revenue: undefined,
      refunded: undefined,
      firstOrderAt: undefined,
      lastOrderAt: undefined,
    },
  ],
  ['greet', once],
  ['fine', { orderCount: 1, firstOrderAt: '2026-10-01T00:00:00Z', lastOrderAt: '2026-10-01T00:00:00Z' }],
  ['refunds', { ...once, refunded: money('200.00') }],
  ['fine', { refunded: money('150.00') }],
  ['away', { lastOrderAt: '2026-05-01T00:00:00Z' }],
])('the next step is %s for %o', (kind, facts) => {
  expect(nextStep({ ...GOOD, ...facts }, NOW, () => 'edit').kind).toBe(kind);
});

test.each([
  ['fine', { identifiers: [] }, ['customer.phone']],
  ['fine', { identifiers: [] }, ['customer.email']],
  ['contact', { identifiers: [] }, ['customer.name']],
  ['name', { identifiers: [], name: undefined }, ['customer.phone']],
  ['fine', { name: undefined }, ['customer.name']],
])('the next step is %s for %o where %j is hidden', (kind, facts, hidden) => {
  const access = (field: string) => (hidden.includes(field) ? 'hide' : 'edit');

  expect(nextStep({ ...GOOD, ...facts }, NOW, access).kind).toBe(kind);
});
