import { useTranslation } from 'react-i18next';
import type { BulkChange } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';

/** How far a bulk change is, or how it ended, in words. */
export function useBulkReport(): (change: BulkChange) => string {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const number = (value: number) => formatNumber(value, locale);
  return ({ state, counts, restored, kept, refusals, problem }) => {
    const words: string[] = [];
    const of = { changed: number(counts.changed), total: number(counts.total) };
    if (state === 'undoing' || state === 'undone') {
      words.push(t(`customers.bulk.report.${state}`, { restored: number(restored), changed: of.changed }));
      if (kept > 0) words.push(t('customers.bulk.report.kept', { number: number(kept) }));
    } else {
      words.push(t(`customers.bulk.report.${state as 'done'}`, of));
      if (counts.unchanged > 0)
        words.push(t('customers.bulk.alreadySo', { number: number(counts.unchanged) }));
      for (const { detail, count } of refusals)
        words.push(t('customers.bulk.report.refused', { number: number(count), detail }));
    }
    if (problem != null) words.push(problem.detail);
    return words.join(' ');
  };
}
