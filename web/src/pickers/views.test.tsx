import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { addressOf, contentOf, isPlain, sameContent } from '../lib/view-address';
import { openConsole, Refusal, type Call } from '../test/console';
import { withLayout } from '../test/layout';
import { fileColumns, setFilters } from './exports';
import { movedBy } from './views';

const VIEW = {
  id: 'v1',
  object: 'customers',
  name: 'Web buyers',
  shared: true,
  content: { query: { channel: 'web' }, columns: ['name', 'city'] },
  maker: 'Ann',
  own: true,
  changeable: true,
  version: 3,
  updatedAt: '2026-11-01T00:00:00Z',
};

const person = {
  id: 'id-1',
  ordinal: 1,
  kind: 'person',
  status: 'active',
  name: 'Person 1',
  city: 'Shanghai',
  tags: ['vip'],
  orderCount: 3,
  revenue: { amount: '12.50', currency: 'CNY' },
  createdAt: '2026-01-01T00:00:00Z',
};

const page = () => ({ items: [person], nextPageToken: null, total: { count: 1, capped: false } });
const routes = (opensFirst: string | null = null) => ({
  'GET /customers': page,
  'GET /views': () => ({ items: [VIEW], opensFirst }),
});
const MAY = ['customer.read', 'customer.write', 'customer.export', 'order.read', 'view.share'];

describe('the address of a view', () => {
  it('says what a view keeps and back again', () => {
    const content = contentOf({ view: 'v1', channel: 'web', sort: '-name', cols: 'a,b', peek: 'x' }, [
      'peek',
    ]);

    expect(content).toEqual({ query: { channel: 'web' }, sort: '-name', columns: ['a', 'b'] });
    expect(contentOf(addressOf('v2', content), [])).toEqual(content);
    expect(contentOf({ revenue: true }, []).query).toEqual({ revenue: 'true' });
  });

  it('knows what is the same and what is nothing', () => {
    const a = { query: { x: '1', y: '2' }, columns: [] };
    expect(sameContent(a, { query: { y: '2', x: '1' }, sort: null, columns: [] })).toBe(true);
    expect(sameContent(a, { ...a, columns: ['name'] })).toBe(false);
    expect(isPlain({ query: {}, columns: [] })).toBe(true);
    expect(isPlain({ query: {}, sort: 'name', columns: [] })).toBe(false);
  });

  it('moves an id by one place', () => {
    expect(movedBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(movedBy(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  });
});

describe('what an export is asked for', () => {
  it('has the currency beside the amounts and only filters that are set', () => {
    expect(fileColumns(['name', 'revenue', 'city'])).toEqual(['name', 'revenue', 'currency', 'city']);
    expect(fileColumns(['number', 'gross', 'refunded'])).toEqual(['number', 'gross', 'refunded', 'currency']);
    expect(fileColumns(['name'])).toEqual(['name']);
    expect(setFilters({ q: undefined, channel: 'web' })).toEqual({ channel: 'web' });
  });
});

describe('the views of a list', () => {
  withLayout(400);
  const tab = async (name: string) =>
    within(await screen.findByRole('navigation', { name: 'Views' })).findByRole('button', { name });

  it('puts a view into the address and shows its columns', async () => {
    const { to, router } = await openConsole('/customers', routes(), MAY);

    fireEvent.click(await tab('Shared view Web buyers'));

    await waitFor(() =>
      expect(router.state.location.search).toEqual({ channel: 'web', cols: 'name,city', view: 'v1' }),
    );
    expect(to('GET /customers').at(-1)?.query.get('channel')).toBe('web');
    expect(to('GET /customers').at(-1)?.query.has('view')).toBe(false);
    const titles = screen.getAllByRole('columnheader').map((cell) => cell.textContent);
    expect(titles.filter(Boolean)).toEqual(['Name', 'City']);
  });

  it('opens the view that comes first, but not over an address that says something', async () => {
    const first = await openConsole('/customers', routes('v1'), MAY);
    await waitFor(() => expect(first.router.state.location.search).toMatchObject({ view: 'v1' }));
  });

  it('says what is unsaved, and saves it with the version in sight', async () => {
    const { to } = await openConsole(
      '/customers?view=v1&channel=web&cols=name,city&tag=vip',
      { ...routes(), 'PATCH /views/v1': () => ({ ...VIEW, version: 4 }) },
      MAY,
    );

    expect(await screen.findByText('Unsaved changes')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(to('PATCH /views/v1')).toHaveLength(1));
    expect(to('PATCH /views/v1')[0]?.body).toEqual({
      version: 3,
      content: { query: { channel: 'web', tag: 'vip' }, columns: ['name', 'city'] },
    });
  });

  it('saves a filter as a new view and opens it', async () => {
    const made = (call: Call) => ({ ...VIEW, ...call.body, id: 'v2' });
    const { to, router } = await openConsole('/customers?tag=vip', { ...routes(), 'POST /views': made }, MAY);

    fireEvent.click(await screen.findByRole('button', { name: 'Save as view' }));
    const field = await screen.findByLabelText('Name of the view');
    fireEvent.change(field, { target: { value: ' VIPs ' } });
    fireEvent.submit(field.closest('form') as HTMLFormElement);

    await waitFor(() => expect(router.state.location.search).toEqual({ tag: 'vip', view: 'v2' }));
    expect(to('POST /views')[0]?.body).toEqual({
      object: 'customers',
      name: 'VIPs',
      shared: false,
      content: { query: { tag: 'vip' }, columns: [] },
    });
  });

  it('says why a view cannot be saved', async () => {
    const full = new Refusal(409, { code: 'view/too-many', title: 'Too many views', detail: 'At most 50.' });
    await openConsole('/customers?tag=vip', { ...routes(), 'POST /views': () => full }, MAY);

    fireEvent.click(await screen.findByRole('button', { name: 'Save as view' }));
    const field = await screen.findByLabelText('Name of the view');
    fireEvent.change(field, { target: { value: 'VIPs' } });
    fireEvent.submit(field.closest('form') as HTMLFormElement);

    expect((await screen.findByText('At most 50.')).getAttribute('role')).toBe('alert');
  });

  it('starts an export of what is on the screen', async () => {
    const going = {
      id: 'e1',
      object: 'customers',
      query: {},
      columns: ['name'],
      format: 'xlsx',
      state: 'done',
      rowsDone: 1,
      rowsExpected: 1,
      bytes: 2048,
      downloads: 0,
      handedOut: false,
      maker: 'Ann',
      own: true,
      createdAt: '2026-11-01T00:00:00Z',
      expiresAt: '2026-11-08T00:00:00Z',
    };
    const { to } = await openConsole(
      '/customers?channel=web&cols=name,revenue',
      { ...routes(), 'POST /exports': () => going, 'GET /exports/e1': () => going },
      MAY,
    );
    await screen.findByRole('link', { name: 'Person 1' });

    fireEvent.click(screen.getByRole('button', { name: 'Export' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Start export' }));

    const link = await screen.findByRole('link', { name: /Download/ });
    expect(link.getAttribute('href')).toBe('/api/v1/exports/e1/file');
    expect(to('POST /exports')[0]?.body).toEqual({
      object: 'customers',
      query: { channel: 'web', sort: '-lastOrderAt', status: 'active' },
      columns: ['name', 'revenue', 'currency'],
      format: 'xlsx',
    });
  });

  it('offers no export to those who may not', async () => {
    await openConsole('/customers', routes(), ['customer.read']);
    await screen.findByRole('link', { name: 'Person 1' });

    expect(screen.queryByRole('button', { name: 'Export' })).toBeNull();
  });
});
