import { PRESETS, type Preset } from '../../lib/ranges';
import { present, word } from '../../lib/search';

/** What the address of a report holds; days are days in the company's zone, `to` is the last one meant. */
export interface ReportSearch {
  /** The last thirty days when absent. */
  range?: Preset | undefined;
  /** Of a range of one's own. */
  from?: string | undefined;
  to?: string | undefined;
  /** How long a period is; as fits the range when absent. */
  every?: 'day' | 'week' | 'month' | undefined;
  /** By channel when absent. */
  by?: 'store' | undefined;
  channel?: string | undefined;
  store?: string | undefined;
  category?: string | undefined;
  sort?: string | undefined;
  /** Needed where there are several. */
  currency?: string | undefined;
}

type Unchecked<S> = { [K in keyof S]?: unknown };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function day(value: unknown): string | undefined {
  return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

export function reportSearch(search: Unchecked<ReportSearch>): ReportSearch {
  const range = PRESETS.find((preset) => preset === search.range);
  return present<ReportSearch>({
    range: range === '30d' ? undefined : range,
    from: range === 'custom' ? day(search.from) : undefined,
    to: range === 'custom' ? day(search.to) : undefined,
    every: (['day', 'week', 'month'] as const).find((interval) => interval === search.every),
    by: search.by === 'store' ? 'store' : undefined,
    channel: word(search.channel),
    store: word(search.store),
    category: word(search.category),
    sort: word(search.sort, 20),
    currency: word(search.currency, 3),
  });
}
