import { ORDER_KEY_MAX } from '../../pickers/orders';
import { day, oneOf, present, word } from '../../lib/search';
import type { ViewSearch } from '../../lib/view-address';

/** What the address of the list holds. Days are days in the company's zone; `to` is the last one meant. */
export interface OrdersSearch extends ViewSearch {
  /** A whole order number. */
  q?: string | undefined;
  channel?: string | undefined;
  store?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  status?: 'open' | 'paid' | 'part_refunded' | 'refunded' | undefined;
  staff?: string | undefined;
  /** A product that was sold in the order. */
  sku?: string | undefined;
  /** Whether the customer had bought before `from`. */
  buyers?: 'new' | 'returning' | 'unknown' | undefined;
  /** Orders with revenue only, as reports count them. */
  revenue?: true | undefined;
  /** The order that is open beside the list: `SOURCE:NUMBER`. */
  order?: string | undefined;
}

/** As many columns as a view holds, at their longest. */
const COLUMNS_CHARS_MAX = 2_000;

type Unchecked<S> = { [K in keyof S]?: unknown };

export const STATUSES = ['open', 'paid', 'part_refunded', 'refunded'] as const;
export const BUYERS = ['new', 'returning', 'unknown'] as const;

export function ordersSearch(search: Unchecked<OrdersSearch>): OrdersSearch {
  return present<OrdersSearch>({
    q: word(search.q),
    channel: word(search.channel),
    store: word(search.store),
    from: day(search.from),
    to: day(search.to),
    status: oneOf(STATUSES, search.status),
    staff: word(search.staff),
    sku: word(search.sku),
    buyers: oneOf(BUYERS, search.buyers),
    revenue: search.revenue === true || search.revenue === 'true' ? true : undefined,
    view: word(search.view),
    cols: word(search.cols, COLUMNS_CHARS_MAX),
    order: word(search.order, ORDER_KEY_MAX),
  });
}
