export interface Series {
  name: string;
  values: readonly number[];
}

export interface ChartData {
  kind: 'bar' | 'line';
  /** Whether the series add up to something. */
  stacked?: boolean;
  categories: readonly string[];
  series: readonly Series[];
  /** A value with its unit, in full. */
  format: (value: number) => string;
  /** The same where there is little room. */
  short: (value: number) => string;
}
