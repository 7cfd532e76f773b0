import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openConsole } from '../test/console';
import { withLayout } from '../test/layout';

withLayout();

const NOTHING = { items: [], nextPageToken: null, total: { count: 0, capped: false } };

const NETWORK = Object.fromEntries(
  ['customers', 'orders', 'imports', 'exports', 'api-keys'].map((list) => [`GET /${list}`, () => NOTHING]),
);

const ALL = ['customer.read', 'customer.write', 'order.read', 'import.read', 'import.run', 'api_key.manage'];

test.each([
  ['/customers', 'No customers yet', 'Import data'],
  ['/customers?tag=vip', 'No customers match', 'Clear filters'],
  ['/orders', 'No orders yet', 'Import data'],
  ['/orders?channel=web', 'No orders match', 'Clear filters'],
  ['/imports', 'No imports yet', 'Import data'],
  ['/exports', 'No exports yet', 'Go to the customers'],
  ['/bulk-changes', 'No bulk changes yet', 'Go to the customers'],
  ['/settings/api-keys', 'No API keys yet', 'New key'],
])('%s says “%s” and offers one thing to do', async (path, title, action) => {
  await openConsole(path, NETWORK, ALL);

  const heading = await screen.findByRole('heading', { level: 2, name: title });
  const state = within(heading.parentElement as HTMLElement);
  const actions = [...state.queryAllByRole('link'), ...state.queryAllByRole('button')];
  expect(actions.map(({ textContent }) => textContent)).toEqual([action]);
});
