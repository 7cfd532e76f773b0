import { describe, expect, test } from 'vitest';
import {
  checkTargets,
  filledIn,
  isRequired,
  kindOf,
  targetGroups,
  targetOf,
  withColumn,
  type Kind,
} from './targets';

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

describe('an earlier mapping', () => {
  const file = { kind: 'orders', mapping: {}, encoding: 'UTF-8', delimiter: ',' };

  test('fills in what fits the columns of the file', () => {
    const earlier = {
      kind: 'orders',
      source: 'till',
      mapping: { orderId: 'No', quantity: 'Pieces' },
      refundWhen: { column: 'Pieces', op: 'lt', value: '0' },
    };

    expect(filledIn(file, earlier, ['No', 'Date'])).toMatchObject({
      source: 'till',
      mapping: { orderId: 'No' },
      refundWhen: undefined,
    });
    expect(filledIn(file, earlier, ['Pieces'])).toMatchObject({
      mapping: { quantity: 'Pieces' },
      refundWhen: earlier.refundWhen,
    });
  });

  test('does not say how this file is read nor by what its customers are known', () => {
    const earlier = { mapping: {}, encoding: 'GB18030', delimiter: ';', matchKeys: ['memberCard'] };

    expect(filledIn(file, earlier, [])).toMatchObject({
      encoding: 'UTF-8',
      delimiter: ',',
      matchKeys: undefined,
    });
  });
});

describe('what is missing', () => {
  const missing = (kind: Kind, mapping: Record<string, string>) =>
    checkTargets(kind, mapping)
      .filter(({ columns }) => columns.length === 0)
      .map(({ requirement }) => requirement.join(' or '));

  test('of orders is every field that an order cannot do without', () => {
    expect(missing('orders', { orderId: 'No', quantity: 'n' })).toEqual([
      'orderedAt',
      'unitPrice',
      'sku or productName',
    ]);
  });

  test('of order lines is not the SKU where they have the name of the product', () => {
    const all = { orderId: 'No', orderedAt: 'Date', quantity: 'n', unitPrice: '@' };

    expect(missing('orders', { ...all, productName: 'Product' })).toEqual([]);
    expect(missing('orders', { ...all, sku: 'SKU' })).toEqual([]);
  });

  test('of customers is one way to know them again', () => {
    expect(missing('customers', { name: 'Name', tag: 'Tag', 'trait:size': 'Size' })).toEqual(['identifier']);
    expect(missing('customers', { phone: 'Mobile' })).toEqual([]);
    expect(missing('customers', { 'external:till': 'No' })).toEqual([]);
  });

  test('of products is the SKU', () => {
    expect(missing('products', {})).toEqual(['sku']);
  });
});

test('required is a target that no other can stand in for', () => {
  expect(isRequired('orders', 'orderId')).toBe(true);
  expect(isRequired('orders', 'sku')).toBe(false);
  expect(isRequired('orders', 'productName')).toBe(false);
  expect(isRequired('products', 'sku')).toBe(true);
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
