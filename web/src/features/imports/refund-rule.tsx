import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RefundRule as Rule } from '../../api/types';

const OPS = ['starts_with', 'eq', 'ne', 'ends_with', 'contains', 'lt', 'gt'] as const;

interface Props {
  columns: readonly string[];
  value: Rule | null;
  onChange: (rule: Rule | null) => void;
}

/** Which rows take goods back: one test on one column. */
export function RefundRule({ columns, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('imports.map.refunds')}</legend>
      <div className="lk-row lk-refund">
        <Select
          aria-label={t('imports.map.refundColumn')}
          allowClear
          placeholder={t('imports.map.refundNone')}
          options={columns.map((column) => ({ value: column, label: column }))}
          value={value?.column ?? null}
          onChange={(column: string | null | undefined) =>
            onChange(column == null ? null : { op: 'starts_with', value: '', ...value, column })
          }
        />
        {value !== null && (
          <>
            <Select
              aria-label={t('imports.map.refundOp')}
              options={OPS.map((op) => ({ value: op, label: t(`imports.op.${op}`) }))}
              value={OPS.find((op) => op === value.op) ?? 'starts_with'}
              onChange={(op) => onChange({ ...value, op })}
            />
            <Input
              aria-label={t('imports.map.refundValue')}
              required
              maxLength={200}
              value={value.value ?? ''}
              onChange={(event) => onChange({ ...value, value: event.target.value })}
            />
          </>
        )}
      </div>
    </fieldset>
  );
}
