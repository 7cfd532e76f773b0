import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useRegional } from '../../lib/locale';
import { intervalOf, rangeBefore, rangeOf, today, type Interval, type Range } from '../../lib/ranges';
import { reportSearch, type ReportSearch } from './search';

export interface Report {
  search: ReportSearch;
  change: (change: ReportSearch) => void;
  range: Range;
  before: Range;
  interval: Interval;
}

/** What the address asks for, and the days that it means today. */
export function useReport(
  to: '/reports/sales' | '/reports/customers' | '/reports/products' | '/reports/baskets',
): Report {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const { zone } = useRegional();
  const search = useMemo(() => reportSearch(raw), [raw]);
  const change = useCallback(
    (next: ReportSearch) => void navigate({ to, search: reportSearch(next), replace: true }),
    [navigate, to],
  );
  const preset = search.range ?? '30d';
  const range = rangeOf(preset, today(zone), { ...search });
  return {
    search,
    change,
    range,
    before: rangeBefore(preset, range),
    interval: search.every ?? intervalOf(range),
  };
}
