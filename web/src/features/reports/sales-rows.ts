import type { SalesReport } from '../../api/types';
import type { Series } from '../../ui/chart-types';

export interface PlaceSum {
  /** Code of the channel or store; null: in none. */
  place: string | null;
  orders: number;
  revenue: number;
  refunds: number;
}

/** The sums of each channel or store, the most revenue first. */
export function byPlace(rows: SalesReport['rows']): PlaceSum[] {
  const sums = new Map<string | null, PlaceSum>();
  for (const row of rows) {
    const place = row.breakdown ?? null;
    const sum = sums.get(place) ?? { place, orders: 0, revenue: 0, refunds: 0 };
    sums.set(place, {
      place,
      orders: sum.orders + row.orders,
      revenue: sum.revenue + Number(row.grossRevenue.amount),
      refunds: sum.refunds + Number(row.refunds.amount),
    });
  }
  return [...sums.values()].sort((a, b) => b.revenue - a.revenue);
}

/** As many as there are colours that tell apart, the last for the rest. */
const SERIES_MAX = 5;

export interface PlaceSeries extends Series {
  /** Undefined: all the others. */
  place: string | null | undefined;
}

/** Revenue by period, a series for each of the largest places and one for all others. */
export function seriesOf(
  rows: SalesReport['rows'],
  periods: readonly string[],
  name: (place: string | null | undefined) => string,
): PlaceSeries[] {
  const places = byPlace(rows).map(({ place }) => place);
  const own = places.length > SERIES_MAX ? places.slice(0, SERIES_MAX - 1) : places;
  const index = new Map(periods.map((period, at) => [period, at]));
  const wanted: (string | null | undefined)[] = own.length < places.length ? [...own, undefined] : own;
  return wanted.map((place) => {
    const values = periods.map(() => 0);
    for (const row of rows) {
      const here = row.breakdown ?? null;
      const at = index.get(row.period);
      if (at === undefined || (place === undefined ? own.includes(here) : here !== place)) continue;
      values[at] = (values[at] ?? 0) + Number(row.grossRevenue.amount);
    }
    return { place, name: name(place), values };
  });
}
