import { Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewOrganization } from '../api/types';
import { useRegional } from '../lib/locale';
import { Field } from '../ui/field';
import { currencyChoices, LOCALE_CHOICES, regionChoices, zoneChoices } from './region-lists';

interface Props {
  value: NewOrganization;
  onChange: (value: NewOrganization) => void;
  errorAt: (field: keyof NewOrganization) => string | undefined;
  disabled?: boolean;
  /** Amounts are there already in this currency, so no other can be chosen. */
  keptCurrency?: string | undefined;
}

const search = { optionFilterProp: 'label' };

/** Name, zone, currency, region and language of an organization. */
export function OrganizationFields({ value, onChange, errorAt, disabled = false, keptCurrency }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const zones = useMemo(zoneChoices, []);
  const currencies = useMemo(() => currencyChoices(locale), [locale]);
  const regions = useMemo(() => regionChoices(locale), [locale]);
  const put = (change: Partial<NewOrganization>) => onChange({ ...value, ...change });
  return (
    <>
      <Field label={t('entry.setUp.organizationName')} error={errorAt('name')}>
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxLength={200}
            autoComplete="organization"
            disabled={disabled}
            value={value.name}
            onChange={(event) => put({ name: event.target.value })}
          />
        )}
      </Field>
      <div className="lk-form-grid">
        <Field label={t('entry.setUp.region')} error={errorAt('region')}>
          {(wiring) => (
            <Select
              {...wiring}
              showSearch={search}
              disabled={disabled}
              options={regions}
              value={value.region}
              onChange={(region) => put({ region })}
            />
          )}
        </Field>
        <Field
          label={t('entry.setUp.currency')}
          hint={keptCurrency === undefined ? undefined : t('entry.setUp.currencyKept')}
          error={errorAt('currency')}
        >
          {(wiring) => (
            <Select
              {...wiring}
              showSearch={search}
              disabled={disabled || keptCurrency !== undefined}
              options={currencies}
              value={keptCurrency ?? value.currency}
              onChange={(currency) => put({ currency })}
            />
          )}
        </Field>
        <Field label={t('entry.setUp.zone')} hint={t('entry.setUp.zoneHint')} error={errorAt('zone')}>
          {(wiring) => (
            <Select
              {...wiring}
              showSearch={search}
              disabled={disabled}
              options={zones}
              value={value.zone}
              onChange={(zone) => put({ zone })}
            />
          )}
        </Field>
        <Field label={t('entry.setUp.locale')} error={errorAt('locale')}>
          {(wiring) => (
            <Select
              {...wiring}
              disabled={disabled}
              options={LOCALE_CHOICES}
              value={value.locale}
              onChange={(chosen) => put({ locale: chosen })}
            />
          )}
        </Field>
      </div>
    </>
  );
}
