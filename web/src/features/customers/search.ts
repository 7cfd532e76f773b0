import { ORDER_KEY_MAX } from '../../pickers/orders';
import { present, word } from '../../lib/search';
import type { ViewSearch } from '../../lib/view-address';

/** What the address of the list holds. */
export interface CustomersSearch extends ViewSearch {
  q?: string | undefined;
  status?: 'archived' | undefined;
  channel?: string | undefined;
  store?: string | undefined;
  tag?: string | undefined;
  /** An id, `me` or `none`. */
  owner?: string | undefined;
  sort?: string | undefined;
  /** Id of the customer that is open beside the list. */
  peek?: string | undefined;
}

/** What the address of one customer's page holds. */
export interface CustomerSearch {
  tab?: 'orders' | 'habits' | undefined;
  channel?: string | undefined;
  /** The order that is open beside the page: `SOURCE:NUMBER`. */
  order?: string | undefined;
}

/** As many columns as a view holds, at their longest. */
const COLUMNS_CHARS_MAX = 2_000;

type Unchecked<S> = { [K in keyof S]?: unknown };

export function customersSearch(search: Unchecked<CustomersSearch>): CustomersSearch {
  return present<CustomersSearch>({
    q: word(search.q),
    status: search.status === 'archived' ? 'archived' : undefined,
    channel: word(search.channel),
    store: word(search.store),
    tag: word(search.tag),
    owner: word(search.owner),
    sort: word(search.sort),
    view: word(search.view),
    cols: word(search.cols, COLUMNS_CHARS_MAX),
    peek: word(search.peek),
  });
}

export function customerSearch(search: Unchecked<CustomerSearch>): CustomerSearch {
  return present<CustomerSearch>({
    tab: search.tab === 'orders' || search.tab === 'habits' ? search.tab : undefined,
    channel: word(search.channel),
    order: word(search.order, ORDER_KEY_MAX),
  });
}
