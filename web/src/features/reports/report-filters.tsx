import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import { PRESETS } from '../../lib/ranges';
import { useChannels, useStores } from '../../pickers/places';
import { FilterBar } from '../../ui/filter-bar';
import type { Filter } from '../../ui/filter-chip';
import type { ReportSearch } from './search';
import type { Report } from './use-report';

export type Offer = 'every' | 'by' | 'channel' | 'store' | 'category';

interface Props {
  report: Report;
  offers: readonly Offer[];
  /** Why there is no report: of several currencies one has to be chosen. */
  error: unknown;
}

const CURRENCY = /\b[A-Z]{3}\b/g;

/** The currencies that the server names when it asks for one. */
function currenciesOf(error: unknown): string[] {
  return error instanceof ApiProblem && error.code === 'report/mixed-currencies'
    ? (error.detail.match(CURRENCY) ?? [])
    : [];
}

export function ReportFilters({ report: { search, change }, offers, error }: Props) {
  const { t } = useTranslation();
  const channels = useChannels();
  const stores = useStores();
  const choice = (
    key: keyof ReportSearch,
    label: string,
    any: string,
    options: readonly { value: string; label: string }[],
  ): Filter => ({ kind: 'choice', key, label, any, value: search[key], options });
  const all: Record<Offer, Filter> = {
    every: choice(
      'every',
      t('reports.every.label'),
      t('reports.every.auto'),
      (['day', 'week', 'month'] as const).map((value) => ({ value, label: t(`reports.every.${value}`) })),
    ),
    by: choice('by', t('reports.by.label'), t('reports.by.channel'), [
      { value: 'store', label: t('reports.by.store') },
    ]),
    channel: choice('channel', t('reports.by.channel'), t('reports.any'), channels.options),
    store: choice('store', t('reports.by.store'), t('reports.any'), stores.options),
    category: { kind: 'text', key: 'category', label: t('reports.category'), value: search.category },
  };
  const currencies = currenciesOf(error);
  const filters: Filter[] = [
    choice(
      'range',
      t('reports.range.label'),
      t('reports.range.30d'),
      PRESETS.filter((preset) => preset !== '30d').map((value) => ({
        value,
        label: t(`reports.range.${value}`),
      })),
    ),
    ...(search.range === 'custom'
      ? (['from', 'to'] as const).map((key) => ({
          kind: 'date' as const,
          key,
          label: t(`reports.${key}`),
          value: search[key],
        }))
      : []),
    ...offers.map((offer) => all[offer]),
    ...(currencies.length > 0 || search.currency !== undefined
      ? [
          choice(
            'currency',
            t('reports.currency'),
            t('reports.only'),
            currencies.map((value) => ({ value, label: value })),
          ),
        ]
      : []),
  ];
  return (
    <FilterBar
      filters={filters}
      onChange={(key, value) => change({ ...search, [key]: value })}
      onClear={() => change({})}
    />
  );
}
