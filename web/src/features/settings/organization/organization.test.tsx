import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { openConsole, Refusal, session } from '../../../test/console';
import { withLayout } from '../../../test/layout';

withLayout();

const MANAGES = ['customer.read', 'organization.manage', 'member.read', 'member.manage'];
const UNITS = {
  'GET /units': () => ({
    items: [
      { id: 'u1', kind: 'region', name: 'East' },
      { id: 'u2', parentId: 'u1', kind: 'city', name: 'Lakeside' },
    ],
  }),
  'GET /stores': () => ({
    items: [
      { id: 's1', code: 'a', name: 'Lake store', unitId: 'u2', city: 'Lakeside', status: 'open' },
      { id: 's2', code: 'b', name: 'Hill store', status: 'paused' },
    ],
  }),
};
const DETAIL = {
  id: 's1',
  code: 'a',
  version: 3,
  profile: {
    name: 'Lake store',
    unitId: 'u2',
    status: 'open',
    services: [],
    hours: {
      monday: [{ from: '10:00', to: '22:00' }],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
      saturday: [],
      sunday: [],
      days: [],
    },
  },
};

test('arrow keys walk the tree, Enter shows the stores below', async () => {
  const { router } = await openConsole('/settings/organization', UNITS, MANAGES);
  const company = await screen.findByRole('treeitem', { name: /Spruce/ });
  await screen.findByText('Hill store');

  company.focus();
  await userEvent.keyboard('{ArrowDown}');
  const east = screen.getByRole('treeitem', { name: /East/ });
  expect(document.activeElement).toBe(east);
  await userEvent.keyboard('{ArrowLeft}');
  expect(east.getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('treeitem', { name: /Lakeside/ })).toBeNull();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');

  await waitFor(() => expect(router.state.location.search).toEqual({ unit: 'u2' }));
  expect(screen.queryByText('Hill store')).toBeNull();
  expect(screen.getByText('Lake store')).toBeTruthy();
});

test('a unit that is not empty stays, with the reason', async () => {
  await openConsole(
    '/settings/organization?unit=u1',
    { ...UNITS, 'DELETE /units/u1': () => new Refusal(409, { title: 'The unit is not empty' }) },
    MANAGES,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Remove' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));

  expect(await within(dialog).findByText('The unit is not empty')).toBeTruthy();
});

test('whoever may not lay it out only looks', async () => {
  await openConsole('/settings/organization?unit=u1', UNITS, ['customer.read']);
  await screen.findByText('Lake store');

  for (const name of ['New unit below', 'New store', 'Rename or move', 'Remove']) {
    expect(screen.queryByRole('button', { name })).toBeNull();
  }
});

test('a store saves its whole profile and tells when somebody was faster', async () => {
  const { to } = await openConsole(
    '/settings/organization/stores/s1',
    {
      ...UNITS,
      'GET /stores/s1': () => DETAIL,
      'PUT /stores/s1': () => new Refusal(412, { title: 'Changed meanwhile' }),
    },
    MANAGES,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Add hours on Tuesday' }));
  await screen.findByText('Unsaved changes');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Changed meanwhile')).toBeTruthy();
  expect(to('PUT /stores/s1')[0]?.body).toEqual({
    version: 3,
    profile: {
      ...DETAIL.profile,
      hours: { ...DETAIL.profile.hours, tuesday: [{ from: '10:00', to: '22:00' }] },
    },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Discard mine and load the newer state' }));
  await waitFor(() => expect(screen.queryByText('Unsaved changes')).toBeNull());
});

test('leaving with unsaved changes asks first', async () => {
  const { router } = await openConsole(
    '/settings/organization/stores/s1',
    { ...UNITS, 'GET /stores/s1': () => DETAIL },
    MANAGES,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Add hours on Tuesday' }));
  await userEvent.click(screen.getByRole('link', { name: 'Back to units and stores' }));
  const dialog = await screen.findByRole('dialog');
  expect(router.state.location.pathname).toBe('/settings/organization/stores/s1');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Leave' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/settings/organization'));
});

const CLERK = {
  id: 'm1',
  email: 'bea@example.org',
  displayName: 'Bea',
  role: 'clerk',
  scope: 'store',
  status: 'active',
  createdAt: '2026-11-01T00:00:00Z',
};

test('a member is posted without touching what stays', async () => {
  const { to, calls } = await openConsole(
    '/settings/members',
    {
      ...UNITS,
      'GET /members': () => ({ items: [CLERK] }),
      'GET /postings': () => ({ items: [] }),
      'PUT /members/m1/postings': ({ body }) => body,
    },
    MANAGES,
  );
  await screen.findByText('Nowhere, so sees no customers');
  await userEvent.click(screen.getByRole('button', { name: 'Edit Bea' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByRole('combobox', { name: 'Belongs to' }), 'Lake st');
  await userEvent.click(await screen.findByText('Lake store (a)'));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));

  await waitFor(() =>
    expect(to('PUT /members/m1/postings')[0]?.body).toEqual({ unitIds: [], storeIds: ['s1'] }),
  );
  expect(calls.filter(({ method }) => method === 'PATCH')).toEqual([]);
});

test('somebody who belongs nowhere is told why the list is empty', async () => {
  await openConsole('/customers', {
    'GET /session': () => ({ ...session(['customer.read']), role: 'clerk', scope: 'store' }),
    'GET /stores': () => ({ items: [] }),
    'GET /customers': () => ({ items: [], nextPageToken: null, total: { count: 0, capped: false } }),
  });

  expect(await screen.findByText('You belong to no store yet. Ask whoever manages members.')).toBeTruthy();
});
