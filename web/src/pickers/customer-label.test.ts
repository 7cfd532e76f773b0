import { expect, test } from 'vitest';
import { bestIdentifier } from './customer-label';

const of = (...types: string[]) => bestIdentifier(types.map((type) => ({ type, value: '1' })))?.type;

test('a customer is best known by what people use', () => {
  expect(of('openId', 'external:till')).toBe('external:till');
  expect(of('external:till', 'userId', 'memberCard')).toBe('memberCard');
  expect(of('email', 'phone')).toBe('phone');
  expect(of('anonymousId', 'device')).toBeUndefined();
});
