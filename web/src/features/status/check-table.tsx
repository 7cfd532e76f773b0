import { useTranslation } from 'react-i18next';
import type { StatusCheck } from '../../api/types';
import { formatBytes, formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { SimpleTable, type SimpleColumn } from '../../ui/simple-table';
import { DateTime } from '../../ui/text';
import type { zh } from './strings-zh';

type Known = keyof (typeof zh)['names'];

const LOOKS: Record<string, string> = { fine: 'lk-tag-good', alarm: 'lk-tag-bad', unknown: 'lk-tag-warn' };

function useAmount(): (value: number | null | undefined, unit: string | null | undefined) => string {
  const { t } = useTranslation();
  const { locale } = useRegional();
  return (value, unit) => {
    if (value == null) return t('ui.none');
    if (unit === 'bytes') return formatBytes(value, locale);
    const number = formatNumber(value, locale);
    return unit === 'seconds' ? t('status.seconds', { value: number }) : number;
  };
}

/** A check of a server that is newer than the words here goes by its own name. */
export function CheckTable({ checks }: { checks: readonly StatusCheck[] }) {
  const { t } = useTranslation();
  const amount = useAmount();
  const limitOf = ({ limit, side, unit }: StatusCheck) =>
    t(side === 'above' ? 'status.atLeast' : 'status.atMost', { limit: amount(limit, unit) });
  const columns: SimpleColumn<StatusCheck>[] = [
    {
      key: 'name',
      header: t('status.check'),
      render: ({ name }) => t(`status.names.${name as Known}`, { defaultValue: name }),
    },
    {
      key: 'state',
      header: t('status.state.label'),
      render: ({ state }) => (
        <span className={`lk-tag ${LOOKS[state] ?? ''}`}>
          {t(`status.state.${state as 'fine' | 'alarm' | 'unknown'}`)}
        </span>
      ),
    },
    { key: 'value', header: t('status.value'), end: true, render: ({ value, unit }) => amount(value, unit) },
    {
      key: 'limit',
      header: t('status.limit'),
      render: (check) => (check.limit == null ? t('ui.none') : limitOf(check)),
    },
    { key: 'since', header: t('status.since'), render: ({ since }) => <DateTime value={since} /> },
    {
      key: 'act',
      header: t('status.act'),
      render: ({ name, state }) =>
        state === 'fine'
          ? t('ui.none')
          : t(`status.acts.${name as Known}`, { defaultValue: t('status.what') }),
    },
  ];
  return (
    <SimpleTable label={t('status.checks')} columns={columns} rows={checks} rowKey={({ name }) => name} />
  );
}
