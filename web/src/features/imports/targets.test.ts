import { describe, expect, test } from 'vitest';
import { kindOf, missingTargets, targetGroups, targetOf, withColumn } from './targets';

describe('a mapping', () => {
  const mapping = { orderId: 'No', orderedAt: 'Date' };

  test('leads a column to one target', () => {
    expect(withColumn(mapping, 'Date', 'lineId')).toEqual({ orderId: 'No', lineId: 'Date' });
  });

  test('takes a target from the column that had it', () => {
    expect(withColumn(mapping, 'Number', 'orderId')).toEqual({ orderId: 'Number', orderedAt: 'Date' });
  });

  test('forgets a column that is not imported', () => {
    expect(withColumn(mapping, 'No', undefined)).toEqual({ orderedAt: 'Date' });
    expect(targetOf(mapping, 'Date')).toBe('orderedAt');
    expect(targetOf(mapping, 'Other')).toBeUndefined();
  });
});

describe('what is missing', () => {
  test('of orders is every field that an order cannot do without', () => {
    expect(missingTargets('orders', { orderId: 'No', quantity: 'n' })).toEqual(['orderedAt', 'unitPrice']);
  });

  test('of customers is one way to know them again', () => {
    expect(missingTargets('customers', { tag: 'Tag', 'trait:size': 'Size' })).toEqual(['identifier']);
    expect(missingTargets('customers', { phone: 'Mobile' })).toEqual([]);
    expect(missingTargets('customers', { name: 'Name' })).toEqual([]);
  });

  test('of products is the SKU', () => {
    expect(missingTargets('products', {})).toEqual(['sku']);
  });
});

describe('the targets on offer', () => {
  const size = { name: 'size', type: 'text', label: { zh: '尺码', en: 'Size' }, personal: false };

  test('speak of the customer of an order, and plainly in a file of customers', () => {
    const orders = targetGroups('orders', [size], []).flatMap((group) => group.targets);
    const customers = targetGroups('customers', [size], []).flatMap((group) => group.targets);

    expect(orders).toContain('customer.phone');
    expect(orders).toContain('customer.trait:size');
    expect(customers).toContain('phone');
    expect(customers).toContain('trait:size');
  });

  test('hold what a proposal named, though nobody listed it', () => {
    const identifiers = targetGroups('orders', [], ['customer.external:till']).find(
      (one) => one.group === 'identifiers',
    );

    expect(identifiers?.targets).toContain('customer.external:till');
  });
});

test('a spec without a kind is of orders', () => {
  expect(kindOf({})).toBe('orders');
  expect(kindOf({ kind: 'products' })).toBe('products');
});
