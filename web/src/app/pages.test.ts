import { expect, test } from 'vitest';
import { areasAt } from './areas';
import { isOpen, pagesAt } from './pages';

test.each([
  ['/', ['/']],
  ['/customers', ['/customers']],
  ['/customers/0198a1b2', ['/customers/$customerId']],
  ['/customers/', []],
  ['/imports/new', ['/imports/new']],
  ['/imports/0198a1b2', ['/imports/$importId']],
  ['/settings/members', ['/settings', '/settings/members']],
  ['/settings/organization', ['/settings', '/settings/organization']],
  ['/settings/organization/stores/7', ['/settings', '/settings/organization/stores/$storeId']],
  ['/about', ['/about']],
  ['/reports', []],
  ['/sign-in/answer', ['/sign-in/answer']],
  ['/nowhere', []],
])('%s shows the pages %j', (path, pages) => {
  expect(pagesAt(path)).toEqual(pages);
});

test.each([
  ['/reports/sales', ['reports']],
  ['/settings', ['settings', 'twoStep']],
  ['/settings/account', ['settings', 'twoStep']],
  ['/sign-in', ['twoStep']],
  ['/sign-in/answer', ['answer', 'twoStep']],
  ['/imports/new', ['imports']],
  ['/status', ['status']],
  ['/customers', []],
  ['/toString', []],
])('%s needs the words of %j', (path, areas) => {
  expect(areasAt(path)).toEqual(areas);
});

test('who is there is not asked of somebody who signs in', () => {
  const open = ['/sign-in', '/sign-in/answer', '/setup', '/join'];

  expect([...open, '/'].filter(isOpen)).toEqual(open);
});
