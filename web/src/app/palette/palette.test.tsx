import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openConsole, Refusal, type Call } from '../../test/console';
import { withLayout } from '../../test/layout';

const EMPTY_PAGE = () => ({ items: [], nextPageToken: null, total: { count: 0, capped: false } });

const customerHit = (id: string, title: string | null, phone: string) => ({
  kind: 'customer',
  id,
  title,
  subtitle: 'Wuhan',
  contact: { type: 'phone', value: phone },
  matched: { field: 'phone', text: phone },
  document: null,
  customerId: id,
  archived: false,
});

const orderHit = (number: string) => ({
  kind: 'order',
  id: `o-${number}`,
  title: number,
  subtitle: 'Ann Lee',
  contact: null,
  matched: { field: 'number', text: number },
  document: {
    source: 'shop',
    number,
    orderId: number,
    at: '2026-11-20T17:30:00Z',
    amount: { amount: '12.50', currency: 'CNY' },
  },
  customerId: 'c1',
  archived: false,
});

const group = (kind: string, hits: unknown[], more = false) => ({ kind, hits, more });

function network(search: (call: Call) => unknown = () => ({ groups: [] })) {
  return {
    'GET /customers': EMPTY_PAGE,
    'GET /orders': EMPTY_PAGE,
    'GET /imports': EMPTY_PAGE,
    'GET /search': search,
  };
}

const key = (name: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more });

async function openPalette() {
  await screen.findByRole('heading', { level: 1 });
  key('k', { ctrlKey: true });
  return screen.findByRole<HTMLInputElement>('combobox', { name: 'Search or run a command' });
}

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const press = (field: HTMLElement, name: string) => fireEvent.keyDown(field, { key: name });
/** By its text: where agreement is marked, a name by roles falls apart without style sheets. */
const option = (text: RegExp) =>
  waitFor(() => {
    const found = screen.getAllByRole('option').find(({ textContent }) => text.test(textContent));
    expect(found).toBeDefined();
    return found as HTMLElement;
  });
const options = () => screen.getAllByRole('option').map((option) => option.textContent);

withLayout();
describe('the palette', () => {
  it('offers on an empty field what the role may do', async () => {
    await openConsole('/customers', network(), ['customer.read']);
    await openPalette();

    const list = screen.getByRole('listbox');
    expect(within(list).getByRole('group', { name: 'Go to' })).toBeTruthy();
    expect(options()).toContain('Customersg c');
    expect(options()).not.toContain('Ordersg o');
    expect(options().filter((text) => /New|Invite/.test(text))).toEqual([]);
  });

  it('goes where a command says, by arrows and Enter', async () => {
    const { router } = await openConsole('/customers', network());
    const field = await openPalette();
    type(field, 'or');
    await option(/^Orders/);

    press(field, 'Enter');

    await waitFor(() => expect(router.state.location.pathname).toBe('/orders'));
    expect(screen.queryByRole('combobox', { name: 'Search or run a command' })).toBeNull();
  });

  it('finds a saved view by its name and opens its list with what it holds', async () => {
    const view = (id: string, name: string, query: Record<string, string>) => ({
      ...{ id, name, shared: false, own: true, changeable: true, version: 1, maker: 'Ann' },
      content: { query, sort: null, columns: [] },
    });
    const { router, to } = await openConsole('/imports', {
      ...network(),
      'GET /views': ({ query }: Call) => ({
        items:
          query.get('object') === 'orders'
            ? [view('v1', 'Refunds of the web shop', { channel: 'web', status: 'refunded' })]
            : [view('v2', 'Regulars', { tag: 'vip' })],
      }),
    });
    const field = await openPalette();
    await waitFor(() => expect(to('GET /views')).toHaveLength(2));
    expect(options()).not.toContain('RegularsCustomers');

    type(field, 'reg');
    fireEvent.click(await option(/^Regulars/));
    await waitFor(() => expect(router.state.location.search).toEqual({ tag: 'vip', view: 'v2' }));
    expect(router.state.location.pathname).toBe('/customers');

    type(await openPalette(), 'web');
    fireEvent.click(await option(/^Refunds of the web shop/));
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ channel: 'web', status: 'refunded', view: 'v1' }),
    );
    expect(router.state.location.pathname).toBe('/orders');
  });

  it('finds a customer by the end of a phone, masks it and opens it', async () => {
    const { router, to } = await openConsole(
      '/customers',
      network(() => ({ groups: [group('customer', [customerHit('c7', null, '+8613800002671')])] })),
    );
    const field = await openPalette();
    type(field, '26');
    type(field, '2671');
    const line = await option(/138\*\*\*\*2671/);
    expect(line.querySelector('mark')?.textContent).toBe('2671');
    expect(to('GET /search').map(({ query }) => query.get('q'))).toEqual(['2671']);
    expect(field.getAttribute('aria-activedescendant')).toBe(line.id);

    press(field, 'Enter');

    await waitFor(() => expect(router.state.location.pathname).toBe('/customers/c7'));
  });

  it('waits with a hurried Enter for the answer to what was typed, not to what was typed before', async () => {
    const { router } = await openConsole(
      '/customers',
      network(({ query }) => ({
        groups: [group('customer', [customerHit(`of-${query.get('q')}`, 'Li', '+8613800002671')])],
      })),
    );
    const field = await openPalette();
    type(field, '26');
    await option(/Li/);

    type(field, '2671');
    press(field, 'Enter');

    await waitFor(() => expect(router.state.location.pathname).toBe('/customers/of-2671'));
  });

  it('opens an order in its list and remembers it for an empty field', async () => {
    const { router } = await openConsole(
      '/customers',
      network(() => ({ groups: [group('order', [orderHit('SO-9')])] })),
    );
    const field = await openPalette();
    type(field, 'so-9');
    fireEvent.click(await option(/SO-9.*Ann Lee.*¥12.50/));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ order: 'shop:SO-9' }));

    await waitFor(() => expect(document.querySelector('dialog')).toBeNull());
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', metaKey: true }));
    await screen.findByRole('combobox', { name: 'Search or run a command' });
    expect(within(screen.getByRole('group', { name: 'Recent' })).getByRole('option').textContent).toBe(
      'SO-9',
    );
  });

  it('leads to the list when there are more customers than it shows', async () => {
    const { router } = await openConsole(
      '/orders',
      network(() => ({ groups: [group('customer', [customerHit('c1', 'Li', '+8613800002671')], true)] })),
    );
    const field = await openPalette();
    type(field, 'li');
    fireEvent.click(await option(/Show all customers matching “li”/));

    await waitFor(() => expect(router.state.location.pathname).toBe('/customers'));
    expect(router.state.location.search).toEqual({ q: 'li' });
  });

  it('says so when nothing is found, and when the server refuses', async () => {
    let refuse = false;
    await openConsole(
      '/customers',
      network(() => (refuse ? new Refusal(422, { title: 'Too long' }) : { groups: [] })),
    );
    const field = await openPalette();
    type(field, 'zzz');
    await screen.findByText(/Nothing found for “zzz”/);

    refuse = true;
    type(field, 'zzzz');
    expect((await screen.findByRole('alert')).textContent).toContain('Too long');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  it('opens the form for a new customer from another page', async () => {
    const { router } = await openConsole('/orders', network());
    const field = await openPalette();
    type(field, 'new cust');
    press(field, 'Enter');

    await screen.findByRole('button', { name: 'Create' });
    expect(router.state.location.pathname).toBe('/customers');
  });
});

describe('the keys', () => {
  it('go from page to page, focus the search field and show the sheet', async () => {
    const { router } = await openConsole('/customers', network());
    await screen.findByRole('heading', { level: 1, name: 'Customers' });

    key('g');
    key('o');
    await screen.findByRole('heading', { level: 1, name: 'Orders' });
    expect(router.state.location.pathname).toBe('/orders');
    key('/');
    expect(document.activeElement?.getAttribute('type')).toBe('search');
    key('?');
    expect(screen.queryByRole('heading', { name: 'Keyboard shortcuts' })).toBeNull();
    (document.activeElement as HTMLElement).blur();
    key('?');
    await screen.findByRole('heading', { name: 'Keyboard shortcuts' });
  });

  it('open the form of the page in sight', async () => {
    await openConsole('/customers', network());
    await screen.findByRole('button', { name: 'New customer' });

    key('n');

    await screen.findByRole('button', { name: 'Create' });
  });

  it('are still when they are switched off in the account, but for Ctrl K', async () => {
    const { router } = await openConsole('/settings/account', {
      ...network(),
      'GET /me/sessions': () => ({ items: [] }),
    });
    fireEvent.click(await screen.findByRole('switch', { name: 'Use single-key shortcuts' }));
    expect(localStorage.getItem('lianke.shortcuts')).toBe('off');
    (document.activeElement as HTMLElement).blur();

    key('g');
    key('o');
    expect(router.state.location.pathname).toBe('/settings/account');
    key('k', { ctrlKey: true });
    await screen.findByRole('combobox', { name: 'Search or run a command' });
  });
});
