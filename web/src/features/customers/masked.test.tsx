import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openConsole, Refusal, session, type Call } from '../../test/console';

const CNY = (amount: string) => ({ amount, currency: 'CNY' });

function customer(change: Record<string, unknown> = {}) {
  return {
    id: 'id-7',
    ordinal: 7,
    kind: 'person',
    status: 'active',
    name: 'L**',
    tags: [],
    traits: {},
    freshness: {},
    identifiers: [],
    orderCount: 0,
    revenue: CNY('0'),
    refunded: CNY('0'),
    version: 4,
    createdAt: '2026-01-01T00:00:00Z',
    createdBy: 'import',
    updatedAt: '2026-11-01T00:00:00Z',
    updatedBy: 'Ann',
    ...change,
  };
}

const identifier = (type: string, value: string) => ({
  type,
  value,
  raw: value,
  verified: false,
  source: 'pos',
  firstSeenAt: '2026-01-01T00:00:00Z',
  lastSeenAt: '2026-01-01T00:00:00Z',
});

function open(fields: Record<string, string>, routes: Parameters<typeof openConsole>[1]) {
  return openConsole('/customers/id-7', {
    'GET /session': () => ({
      ...session(['customer.read', 'customer.write', 'customer.reveal']),
      fields,
    }),
    'GET /customers/id-7/timeline': () => ({ items: [], nextPageToken: null }),
    'GET /customers/id-7/shares': () => ({ items: [], mayShare: false }),
    'GET /customers/id-7/past-owners': () => ({ items: [] }),
    ...routes,
  });
}

async function reveal(label: string, at = 0) {
  const buttons = await screen.findAllByRole('button', { name: `Reveal ${label}` });
  fireEvent.click(buttons[at] as HTMLElement);
  fireEvent.click(await screen.findByRole('button', { name: 'Reveal' }));
}

async function edit(label: string, value: string) {
  fireEvent.click(await screen.findByRole('button', { name: `Edit ${label}` }));
  const field = await screen.findByRole('textbox', { name: label });
  fireEvent.change(field, { target: { value } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
}

test('what was revealed is gone once the customer has been changed', async () => {
  let current = customer();
  await open(
    { 'customer.name': 'mask' },
    {
      'GET /customers/id-7': () => current,
      'POST /customers/id-7:reveal': () => ({ values: ['Li Lei'] }),
      'PATCH /customers/id-7': () => (current = customer({ name: 'H**', version: 5 })),
    },
  );
  await reveal('Name');
  await screen.findByText('Li Lei');

  await edit('Name', 'Han Meimei');

  await screen.findByRole('heading', { level: 1, name: 'H**' });
  expect(screen.queryByText('Li Lei')).toBeNull();
});

test('somebody faster at a masked field is not told to have changed something else', async () => {
  let current = customer();
  await open(
    { 'customer.name': 'mask' },
    {
      'GET /customers/id-7': () => current,
      'POST /customers/id-7:reveal': () => ({ values: ['Li Lei'] }),
      'PATCH /customers/id-7': ({ body }: Call) => {
        if (body['version'] === 5) return customer({ name: 'M**', version: 6 });
        current = customer({ name: 'T**', version: 5, updatedBy: 'Ben' });
        return new Refusal(412, { title: 'Changed meanwhile' });
      },
    },
  );
  await reveal('Name');
  await screen.findByText('Li Lei');
  await edit('Name', 'Mine');

  expect((await screen.findByRole('alert')).textContent).toBe(
    'Ben just changed this customer, perhaps here too (now “T**”). Saving again keeps yours.',
  );
  expect(screen.getByRole('button', { name: 'Take theirs' })).toBeTruthy();
});

test('two that look the same when masked are each shown in full in their own place', async () => {
  let current = customer({
    identifiers: [
      identifier('memberCard', '1**'),
      identifier('email', 'l****@qq.com'),
      identifier('email', 'l****@qq.com'),
    ],
  });
  await open(
    { 'customer.email': 'mask' },
    {
      'GET /customers/id-7': () => current,
      'POST /customers/id-7:reveal': () => ({ values: ['li@qq.com', 'lu@qq.com'] }),
      'PATCH /customers/id-7': () =>
        (current = customer({ identifiers: [identifier('email', 'l****@qq.com')], version: 5 })),
    },
  );
  await reveal('E-mail', 1);

  await screen.findByText('lu@qq.com');
  expect(screen.getAllByText(/@qq\.com/).map((one) => /\S+@qq\.com/.exec(one.textContent)?.[0])).toEqual([
    'li@qq.com',
    'lu@qq.com',
  ]);

  // One is removed: what stands where the first one stood is not the first one.
  await edit('City', 'Suzhou');
  await waitFor(() => expect(screen.getAllByText(/@qq\.com/)).toHaveLength(1));
  expect(screen.getByText(/@qq\.com/).textContent).toContain('l****@qq.com');
});
