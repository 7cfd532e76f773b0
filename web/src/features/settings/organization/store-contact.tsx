import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import type { StoreForm } from './store-basics';

const SERVICES_MAX = 50;

/** Where a store is found and what one gets there. */
export function StoreContact({ form: { values, set, errorAt } }: { form: StoreForm }) {
  const { t } = useTranslation();
  const degrees = (name: 'latitude' | 'longitude', most: number) => (
    <Field
      label={t(`settings.structure.store.${name}`)}
      hint={name === 'latitude' ? t('settings.structure.store.pointHint') : undefined}
      error={errorAt(`/${name}`)}
    >
      {(wiring) => (
        <Input
          {...wiring}
          type="number"
          step="any"
          min={-most}
          max={most}
          value={values[name]}
          onChange={(event) => set(name, event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <>
      <Field label={t('settings.structure.store.address')} error={errorAt('/address')}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={500}
            autoComplete="off"
            value={values.address}
            onChange={(event) => set('address', event.target.value)}
          />
        )}
      </Field>
      <div className="lk-form-grid">
        {degrees('latitude', 90)}
        {degrees('longitude', 180)}
        <Field label={t('settings.structure.store.phone')} error={errorAt('/phone')}>
          {(wiring) => (
            <Input
              {...wiring}
              type="tel"
              maxLength={40}
              autoComplete="off"
              value={values.phone}
              onChange={(event) => set('phone', event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('settings.structure.store.services')}
          hint={t('settings.structure.store.servicesHint')}
          error={errorAt('/services')}
        >
          {(wiring) => (
            <Select
              {...wiring}
              mode="tags"
              open={false}
              suffixIcon={null}
              maxCount={SERVICES_MAX}
              tokenSeparators={[',', '，', '、']}
              value={values.services}
              onChange={(services: string[]) => set('services', services)}
            />
          )}
        </Field>
      </div>
    </>
  );
}
