import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openConsole, Refusal } from '../../test/console';
import { withLayout } from '../../test/layout';

const CNY = (amount: string) => ({ amount, currency: 'CNY' });

function summary(at: number) {
  return {
    id: `id-${at}`,
    ordinal: at,
    kind: 'person',
    status: 'active',
    name: `Person ${at}`,
    phone: '+8613800138000',
    city: 'Shanghai',
    channel: 'web',
    store: 's1',
    owner: { id: 'o2', name: 'Cid', active: false },
    tags: ['vip', 'wool', 'gift'],
    orderCount: 3,
    revenue: CNY('1234.5'),
    lastOrderAt: '2026-11-20T17:30:00Z',
    createdAt: '2026-01-01T00:00:00Z',
  };
}

function bulkChange(change: Record<string, unknown> = {}) {
  return {
    id: 'b1',
    state: 'done',
    selection: {},
    change: { status: 'archived', traits: {}, addTags: [], removeTags: [] },
    counts: { total: 1, changed: 1, unchanged: 0, refused: 0 },
    refusals: [],
    restored: 0,
    kept: 0,
    createdBy: 'Ann',
    createdAt: '2026-11-22T00:00:00Z',
    ...change,
  };
}

const bulkPreview = (count: number) => ({
  matching: count,
  changing: count,
  samples: [{ id: 'id-1', ordinal: 1, name: 'Person 1' }],
  owners: [],
});

const page = (from: number, count: number, nextPageToken: string | null) => ({
  items: Array.from({ length: count }, (_, at) => summary(from + at)),
  nextPageToken,
  total: { count: 250, capped: false },
});

function customer(change: Record<string, unknown> = {}) {
  return {
    ...summary(7),
    traits: {},
    freshness: { name: { source: 'pos', confirmedAt: '2026-11-01T00:00:00Z' } },
    identifiers: [],
    refunded: CNY('0.00'),
    firstOrderAt: '2026-02-01T00:00:00Z',
    version: 4,
    createdBy: 'import',
    updatedAt: '2026-11-01T00:00:00Z',
    updatedBy: 'Ann',
    ...change,
  };
}

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const submit = (field: HTMLElement) => fireEvent.submit(field.closest('form') as HTMLFormElement);

const NO_TIMELINE = () => ({ items: [], nextPageToken: null });

describe('the list of customers', () => {
  withLayout(400);

  it('shows masked phones, named channels, money and days of the company', async () => {
    await openConsole('/customers', { 'GET /customers': () => page(1, 3, null) });

    const row = (await screen.findByRole('link', { name: 'Person 1' })).closest<HTMLElement>('[role=row]');
    // Names of channels and of people come by themselves.
    await within(row as HTMLElement).findByText('Web shop');
    await within(row as HTMLElement).findByText('Cid (left)');
    const cells = within(row as HTMLElement)
      .getAllByRole('gridcell')
      .map((cell) => cell.textContent);
    expect(cells).toContain('138****8000');
    expect(cells).toContain('Web shop');
    expect(cells).toContain('Cid (left)');
    expect(cells).toContain('¥1,234.50');
    expect(cells).toContain('2026-11-21');
    expect(cells).toContain('vipwool+1');
    expect(screen.getByText('250 in total')).toBeTruthy();
  });

  it('keeps search, filters and sort in the address and asks the server for them', async () => {
    const { to, router } = await openConsole('/customers?q=138&channel=web', {
      'GET /customers': () => page(1, 3, null),
    });
    await screen.findByRole('link', { name: 'Person 1' });
    expect(to('GET /customers')[0]?.query.get('q')).toBe('138');
    expect(to('GET /customers')[0]?.query.get('channel')).toBe('web');

    fireEvent.click(screen.getByRole('button', { name: 'Total spend' }));
    await waitFor(() => expect(to('GET /customers').at(-1)?.query.get('sort')).toBe('-revenue'));
    fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ sort: '-revenue' }));
  });

  it('waits for a pause in typing before it searches', async () => {
    const { to } = await openConsole('/customers', { 'GET /customers': () => page(1, 3, null) });
    await screen.findByRole('link', { name: 'Person 1' });

    type(screen.getByRole('searchbox', { name: 'Search' }), 'che');
    type(screen.getByRole('searchbox', { name: 'Search' }), 'chen');
    await waitFor(() => expect(to('GET /customers').at(-1)?.query.get('q')).toBe('chen'));
    expect(to('GET /customers').map(({ query }) => query.get('q'))).toEqual([null, 'chen']);
  });

  it('fetches the next page with the token of the one before', async () => {
    const { to } = await openConsole('/customers', {
      'GET /customers': ({ query }) =>
        query.get('pageToken') === 'next' ? page(31, 30, null) : page(1, 30, 'next'),
    });
    await screen.findByRole('link', { name: 'Person 1' });

    await waitFor(() => expect(to('GET /customers')).toHaveLength(2));
    expect(to('GET /customers')[1]?.query.get('pageToken')).toBe('next');
  });

  const placeless = (from: number, count: number, nextPageToken: string | null) => {
    const { items, ...rest } = page(from, count, nextPageToken);
    return { ...rest, items: items.map((item) => ({ ...item, channel: null, store: null })) };
  };

  it('leaves out what no customer has once all of them are known', async () => {
    await openConsole('/customers', { 'GET /customers': () => placeless(1, 3, null) });
    await screen.findByRole('link', { name: 'Person 1' });

    expect(screen.queryByRole('combobox', { name: 'Channel' })).toBeNull();
    expect(screen.queryByRole('columnheader', { name: 'Store' })).toBeNull();
  });

  it('offers the filters by place and their columns while there may be more customers', async () => {
    const { to } = await openConsole('/customers', {
      'GET /customers': ({ query }) =>
        query.get('pageToken') === 'next' ? placeless(31, 30, null) : placeless(1, 30, 'next'),
    });
    await screen.findByRole('link', { name: 'Person 1' });
    const places = () => ['Channel', 'Store'].map((name) => screen.queryByRole('columnheader', { name }));
    expect(places()).not.toContain(null);
    expect(screen.getByRole('combobox', { name: 'Channel' })).toBeTruthy();

    await waitFor(() => expect(to('GET /customers')).toHaveLength(2));
    await screen.findByRole('grid', { busy: false });
    expect(places()).not.toContain(null);
    expect(screen.getByRole('combobox', { name: 'Store' })).toBeTruthy();
  });

  it('offers the filters by place while another filter hides who has one', async () => {
    await openConsole('/customers?q=138', { 'GET /customers': () => placeless(1, 3, null) });
    await screen.findByRole('link', { name: 'Person 1' });

    expect(screen.getByRole('combobox', { name: 'Channel' })).toBeTruthy();
    expect(screen.getByRole('columnheader', { name: 'Store' })).toBeTruthy();
  });

  it('archives the selected after a preview and offers the way back', async () => {
    const { to } = await openConsole('/customers', {
      'GET /customers': () => page(1, 3, null),
      'GET /bulk-changes': () => ({ items: [bulkChange({ undoUntil: '2026-11-29T00:00:00Z' })] }),
      'POST /bulk-changes:preview': () => bulkPreview(1),
      'POST /bulk-changes': () => bulkChange(),
      'POST /bulk-changes/b1:undo': () => bulkChange({ state: 'undone' }),
    });
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Select Person 1' }));
    expect(screen.getByText('1 selected').getAttribute('role')).toBe('status');

    fireEvent.click(screen.getByRole('button', { name: 'Archive' }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.click(await dialog.findByRole('button', { name: 'Change 1' }));
    await waitFor(() => expect(to('POST /bulk-changes')).toHaveLength(1));
    expect(to('POST /bulk-changes')[0]?.body).toEqual({ ids: ['id-1'], status: 'archived' });

    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(to('POST /bulk-changes/b1:undo')).toHaveLength(1));
  });

  it('sends the query and not the ids when all are selected', async () => {
    const { to } = await openConsole('/customers?channel=web&sort=name', {
      'GET /customers': () => page(1, 30, 'next'),
      'POST /bulk-changes:preview': () => bulkPreview(250),
      'POST /bulk-changes': () => bulkChange({ state: 'running' }),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Select all 250' }));
    expect(screen.getByText('All 250 selected').getAttribute('role')).toBe('status');

    fireEvent.click(screen.getByRole('button', { name: 'Tag' }));
    const dialog = within(await screen.findByRole('dialog'));
    type(dialog.getByRole('textbox', { name: 'Tags' }), 'vip, gift');
    fireEvent.click(await dialog.findByRole('button', { name: 'Change 250' }));

    await waitFor(() => expect(to('POST /bulk-changes')).toHaveLength(1));
    expect(to('POST /bulk-changes')[0]?.body).toEqual({
      query: { channel: 'web' },
      addTags: ['vip', 'gift'],
    });
  });

  it('shows how far a change of many is, and stops it', async () => {
    let state = 'running';
    const { to } = await openConsole('/customers', {
      'GET /customers': () => page(1, 3, null),
      'GET /bulk-changes': () => ({
        items: [bulkChange({ state, counts: { total: 9000, changed: 2000, unchanged: 1000, refused: 0 } })],
      }),
      'POST /bulk-changes/b1:cancel': () => {
        state = 'cancelled';
        return bulkChange({ state });
      },
    });
    expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('33');

    fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByText(/Stopped half-way: changed 2,000 of 9,000/)).toBeTruthy();
    expect(to('POST /bulk-changes/b1:cancel')).toHaveLength(1);
  });

  it('leaves no bare dash on the card of a customer on a phone', async () => {
    const original = window.matchMedia;
    window.matchMedia = (query) => ({ ...original(query), matches: query.includes('599') });
    await openConsole('/customers', {
      'GET /customers': () => {
        const { items, ...rest } = page(1, 1, null);
        return {
          ...rest,
          items: items.map((item) => ({ ...item, phone: null, lastOrderAt: null, city: null })),
        };
      },
    });
    await screen.findByRole('link', { name: 'Person 1' });
    window.matchMedia = original;

    const card = within(screen.getByRole('list', { name: 'Customers' })).getByRole('listitem');
    expect(card.textContent).not.toContain('—');
  });

  it('offers nothing to those who may only read', async () => {
    await openConsole('/customers', { 'GET /customers': () => page(1, 3, null) }, ['customer.read']);
    await screen.findByRole('link', { name: 'Person 1' });

    expect(screen.queryByRole('button', { name: 'New customer' })).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('shows the reason when the server refuses, and tries again', async () => {
    let broken = true;
    await openConsole('/customers', {
      'GET /customers': () =>
        broken ? new Refusal(403, { title: 'Not allowed', detail: 'Ask an owner.' }) : page(1, 1, null),
    });
    expect((await screen.findByRole('alert')).textContent).toContain('Not allowed');

    broken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('link', { name: 'Person 1' });
  });

  it('puts what the server objects to beside the field', async () => {
    await openConsole('/customers', {
      'GET /customers': () => page(1, 1, null),
      'POST /customers': () =>
        new Refusal(409, {
          title: 'Already taken',
          errors: [{ pointer: '/identifiers/1/value', code: 'x', detail: 'Held by another customer.' }],
        }),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'New customer' }));
    type(await screen.findByLabelText('Phone'), '13800138000');
    type(screen.getByLabelText('E-mail'), 'a@example.org');
    fireEvent.click(screen.getByRole('button', { name: 'Create' }));

    const objection = await screen.findByText('Held by another customer.');
    expect(screen.getByLabelText('E-mail').getAttribute('aria-describedby')).toContain(objection.id);
  });
});

describe('the page of one customer', () => {
  withLayout(400);

  it('keeps what was typed when somebody else was faster, and saves it over the newer state', async () => {
    let current = customer();
    const { to } = await openConsole('/customers/id-7', {
      'GET /customers/id-7': () => current,
      'GET /customers/id-7/timeline': NO_TIMELINE,
      'PATCH /customers/id-7': ({ body }) => {
        if (body['version'] === 5) return customer({ name: body['name'], version: 6 });
        current = customer({ name: 'Theirs', version: 5, updatedBy: 'Ben' });
        return new Refusal(412, { title: 'Changed meanwhile' });
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Edit Name' }));
    const field = screen.getByRole('textbox', { name: 'Name' });
    type(field, 'Mine');
    submit(field);

    expect((await screen.findByRole('alert')).textContent).toContain('Ben just changed this to “Theirs”');
    expect(screen.getByRole('button', { name: 'Take theirs' })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Mine');
    fireEvent.click(screen.getByRole('button', { name: 'Save anyway' }));
    await screen.findByRole('heading', { name: 'Mine', level: 1 });
    expect(to('PATCH /customers/id-7').map(({ body }) => body['version'])).toEqual([4, 5]);
  });

  it('names who gave no name by what the server says they are best known by', async () => {
    const held = (type: string, value: string) => ({
      type,
      value,
      raw: value,
      verified: false,
      source: 'pos',
    });
    const seen = { firstSeenAt: '2026-01-01T00:00:00Z', lastSeenAt: '2026-01-01T00:00:00Z' };
    await openConsole('/customers/id-7', {
      'GET /customers/id-7': () =>
        customer({
          name: null,
          identifier: { type: 'openId', value: 'o-1' },
          identifiers: [held('unionId', 'u-2'), held('openId', 'o-1')].map((one) => ({ ...one, ...seen })),
        }),
      'GET /customers/id-7/timeline': NO_TIMELINE,
    });

    expect((await screen.findByRole('heading', { level: 1 })).textContent).toMatch(/ o-1$/);
  });

  it('steps to the next one of the list that one came from, and back to that list', async () => {
    const { router, to } = await openConsole('/customers?q=per', {
      'GET /customers': ({ query }) =>
        query.get('pageToken') === 'more' ? page(3, 1, null) : page(1, 2, 'more'),
      ...Object.fromEntries(
        [1, 2, 3].flatMap((at) => [
          [`GET /customers/id-${at}`, () => customer({ id: `id-${at}`, name: `Person ${at}` })],
          [`GET /customers/id-${at}/timeline`, NO_TIMELINE],
        ]),
      ),
    });
    fireEvent.click(await screen.findByRole('link', { name: 'Person 1' }));
    const next = async () => screen.findByRole<HTMLButtonElement>('button', { name: 'Next customer' });
    await screen.findByRole('heading', { level: 1, name: 'Person 1' });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Previous customer' }).disabled).toBe(true);

    fireEvent.click(await next());
    await screen.findByRole('heading', { level: 1, name: 'Person 2' });
    await waitFor(async () => expect((await next()).disabled).toBe(false));
    fireEvent.keyDown(document.body, { key: ']' });
    await screen.findByRole('heading', { level: 1, name: 'Person 3' });
    expect((await next()).disabled).toBe(true);
    expect(to('GET /customers').every(({ query }) => query.get('q') === 'per')).toBe(true);

    fireEvent.click(screen.getByRole('link', { name: 'Back to customers' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'per' }));
  });

  it('has no next one when one came from elsewhere', async () => {
    await openConsole('/customers/id-7', {
      'GET /customers/id-7': () => customer(),
      'GET /customers/id-7/timeline': NO_TIMELINE,
    });
    await screen.findByRole('heading', { level: 1, name: 'Person 7' });

    expect(screen.queryByRole('button', { name: 'Next customer' })).toBeNull();
  });

  it('offers to add a way to reach somebody who has none', async () => {
    await openConsole('/customers/id-7', {
      'GET /customers/id-7': () => customer(),
      'GET /customers/id-7/timeline': NO_TIMELINE,
    });

    fireEvent.click(await screen.findByRole('button', { name: 'Add a contact' }));

    expect(screen.getByRole('textbox', { name: 'Identifier' })).toBe(document.activeElement);
  });

  it('archives at once and offers the way back', async () => {
    const { to } = await openConsole('/customers/id-7', {
      'GET /customers/id-7': () => customer(),
      'GET /customers/id-7/timeline': NO_TIMELINE,
      'POST /customers/id-7:archive': () => customer({ status: 'archived' }),
      'POST /customers/id-7:restore': () => customer(),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Archive' }));

    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(to('POST /customers/id-7:restore')).toHaveLength(1));
  });

  it('groups the timeline by the days of the company and filters it by channel', async () => {
    const { to } = await openConsole('/customers/id-7', {
      'GET /customers/id-7': () => customer(),
      'GET /customers/id-7/timeline': () => ({
        items: [
          {
            id: '1',
            at: '2025-03-02T17:00:00Z',
            kind: 'event',
            event: 'Store Visited',
            title: 'Lake',
            store: 's1',
          },
          {
            id: '3',
            at: '2025-03-02T16:30:00Z',
            kind: 'event',
            event: 'Product Viewed',
            title: 'Product Viewed',
            channel: 'web',
          },
          { id: '4', at: '2025-03-02T16:20:00Z', kind: 'event', event: 'Spun', title: 'Spun' },
          {
            id: '2',
            at: '2025-03-02T15:00:00Z',
            kind: 'order',
            title: '',
            amount: CNY('10'),
            source: 'pos',
            orderId: 'A-1',
          },
        ],
        nextPageToken: null,
      }),
    });
    await screen.findByText('Visited a store');
    expect(screen.getByText('2025-03-03')).toBeTruthy();
    expect(screen.getByText('2025-03-02')).toBeTruthy();
    expect(screen.getByText('Ordered ¥10.00')).toBeTruthy();
    // The second line says what the first does not.
    expect(screen.getByText('Visited a store').parentElement?.textContent).toBe(
      'Visited a storeLake · Lake store',
    );
    expect(screen.getByText('Viewed a product').parentElement?.textContent).toBe('Viewed a productWeb shop');
    expect(screen.getAllByText('Spun')).toHaveLength(1);

    fireEvent.click(await screen.findByRole('button', { name: 'Web shop' }));
    await waitFor(() =>
      expect(to('GET /customers/id-7/timeline').at(-1)?.query.getAll('channel')).toEqual(['web']),
    );
  });

  it('opens the order of the timeline by its source and its number', async () => {
    const { to, router } = await openConsole('/customers/id-7', {
      'GET /customers/id-7': () => customer(),
      'GET /customers/id-7/timeline': () => ({
        items: [
          {
            id: '1',
            at: '2025-03-02T15:00:00Z',
            kind: 'order',
            title: '',
            source: 'pos',
            orderId: '2026/0001',
          },
        ],
        nextPageToken: null,
      }),
      'GET /orders/2026/0001': () => new Refusal(404, { title: 'Asked for' }),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Open order 2026/0001' }));

    await screen.findByText('Asked for');
    expect(to('GET /orders/2026/0001')[0]?.query.get('source')).toBe('pos');
    expect(router.state.location.search).toEqual({ order: 'pos:2026/0001' });
    expect(screen.getByText('Order 2026/0001')).toBeTruthy();
  });

  it('adds and removes tags', async () => {
    const { to } = await openConsole('/customers/id-7', {
      'GET /customers/id-7': () => customer(),
      'GET /customers/id-7/timeline': NO_TIMELINE,
      'POST /customers/id-7:tag': () => customer({ tags: ['vip'] }),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Remove tag wool' }));
    await waitFor(() => expect(screen.queryByText('wool')).toBeNull());
    type(screen.getByRole('textbox', { name: 'New tag' }), 'new');
    submit(screen.getByRole('textbox', { name: 'New tag' }));

    await waitFor(() => expect(to('POST /customers/id-7:tag')).toHaveLength(2));
    expect(to('POST /customers/id-7:tag').map(({ body }) => body)).toEqual([
      { remove: ['wool'] },
      { add: ['new'] },
    ]);
  });
});
