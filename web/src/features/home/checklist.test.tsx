import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openConsole } from '../../test/console';

const OWNER = ['tenant.manage', 'import.run', 'customer.read', 'member.manage', 'api_key.manage'];

function company(change: { customers?: number; members?: number; keys?: number } = {}) {
  const { customers = 0, members = 1, keys = 0 } = change;
  const some = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `${at}` }));
  return {
    'GET /customers': () => ({
      items: some(customers).map((one) => ({ ...one, ordinal: 1, tags: [], orderCount: 0 })),
      nextPageToken: null,
      total: { count: customers, capped: false },
    }),
    'GET /members': () => ({ items: some(members) }),
    'GET /api-keys': () => ({ items: some(keys) }),
  };
}

const list = () => screen.findByRole('region', { name: 'First steps' });
const open = async () =>
  within(await list())
    .getAllByRole('link')
    .map((link) => link.textContent);

describe('the first steps', () => {
  it('tick themselves from what there is', async () => {
    await openConsole('/', company({ customers: 1, keys: 1 }), OWNER);

    expect(await open()).toEqual(['Open a customer', 'Invite a colleague']);
    expect(within(await list()).getByText('3 of 5 done')).toBeTruthy();
  });

  it('are those that the role may take', async () => {
    await openConsole('/', company(), ['customer.read']);

    expect(await open()).toEqual(['Open a customer']);
  });

  it('know that a customer was opened', async () => {
    localStorage.setItem('lianke.looked.t.u', 'yes');
    await openConsole('/', company({ customers: 1, members: 2, keys: 1 }), OWNER);

    expect(within(await list()).queryAllByRole('link')).toEqual([]);
  });

  it('are hidden for one person, and brought back by the help menu', async () => {
    await openConsole('/', company(), OWNER);
    await list();
    fireEvent.click(screen.getByRole('button', { name: /^Hide/ }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'First steps' })).toBeNull());
    expect(localStorage.getItem('lianke.checklist.t.u')).toBe('hidden');

    fireEvent.click(screen.getByRole('button', { name: 'Help' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Show the first steps' }));

    await list();
  });
});
