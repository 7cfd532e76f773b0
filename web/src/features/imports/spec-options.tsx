import { Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSpec } from '../../api/types';
import { useRegional } from '../../lib/locale';
import { useChannels, useStores } from '../../pickers/places';
import { currencyChoices, zoneChoices } from '../../pickers/region-lists';
import { Field } from '../../ui/field';
import { RefundRule } from './refund-rule';

interface Props {
  spec: ImportSpec;
  columns: readonly string[];
  /** Day and month of the file could be either: somebody must say. */
  dateUnclear: boolean;
  onChange: (change: Partial<ImportSpec>) => void;
  errorAt: (pointer: string) => string | undefined;
}

const DATE_FORMATS = {
  ymd: 'yyyy-MM-dd HH:mm:ss',
  dmy: 'dd/MM/yyyy HH:mm:ss',
  mdy: 'MM/dd/yyyy HH:mm:ss',
} as const;
const search = { optionFilterProp: 'label' };

function useChoices(spec: ImportSpec) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const zones = useMemo(zoneChoices, []);
  const currencies = useMemo(() => currencyChoices(locale), [locale]);
  const dates = Object.entries(DATE_FORMATS).map(([key, value]) => ({
    value: value as string,
    label: t(`imports.date.${key as 'ymd'}`),
  }));
  const own = spec.dateFormat;
  const known = own == null || dates.some((date) => date.value === own);
  return { zones, currencies, dates: known ? dates : [...dates, { value: own, label: own }] };
}

export function SpecOptions({ spec, columns, dateUnclear, onChange, errorAt }: Props) {
  const { t } = useTranslation();
  const regional = useRegional();
  const channels = useChannels();
  const stores = useStores();
  const choices = useChoices(spec);
  const at = (field: string) => errorAt(`/spec/${field}`) ?? errorAt(`/${field}`);
  const pick = (
    field: 'channel' | 'store' | 'currency' | 'zone' | 'dateFormat',
    options: { value: string; label: string }[],
    placeholder: string,
  ) =>
    function Picker(wiring: object) {
      return (
        <Select
          {...wiring}
          allowClear
          showSearch={search}
          options={options}
          placeholder={placeholder}
          value={spec[field] ?? null}
          onChange={(value: string | null | undefined) => onChange({ [field]: value ?? undefined })}
        />
      );
    };
  const orders = spec.kind === 'orders';
  return (
    <div className="lk-form">
      <div className="lk-form-grid">
        <Field label={t('imports.map.source')} hint={t('imports.map.sourceHint')} error={at('source')}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={60}
              value={spec.source ?? ''}
              onChange={(e) => onChange({ source: e.target.value })}
            />
          )}
        </Field>
        <Field label={t('imports.map.duplicates')} error={at('onDuplicate')}>
          {(wiring) => (
            <Select
              {...wiring}
              value={spec.onDuplicate ?? 'update'}
              onChange={(onDuplicate) => onChange({ onDuplicate })}
              options={[
                { value: 'update' as const, label: t('imports.map.update') },
                { value: 'skip' as const, label: t('imports.map.skipThem') },
              ]}
            />
          )}
        </Field>
        {spec.kind !== 'products' && (
          <>
            <Field label={t('imports.map.channel')} error={at('channel')}>
              {pick('channel', channels.options, t('ui.none'))}
            </Field>
            <Field label={t('imports.map.store')} error={at('store')}>
              {pick('store', stores.options, t('ui.none'))}
            </Field>
          </>
        )}
        {spec.kind !== 'customers' && (
          <Field label={t('imports.map.currency')} error={at('currency')}>
            {pick('currency', choices.currencies, regional.currency)}
          </Field>
        )}
        {orders && (
          <>
            <Field label={t('imports.map.zone')} error={at('zone')}>
              {pick('zone', choices.zones, regional.zone)}
            </Field>
            <Field
              label={t('imports.map.date')}
              error={dateUnclear ? t('imports.map.dateUnclear') : at('dateFormat')}
            >
              {pick('dateFormat', choices.dates, t('imports.map.dateAuto'))}
            </Field>
          </>
        )}
      </div>
      {orders && (
        <RefundRule
          columns={columns}
          value={spec.refundWhen ?? null}
          onChange={(refundWhen) => onChange({ refundWhen: refundWhen ?? undefined })}
        />
      )}
    </div>
  );
}
