import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOwners } from '../../../pickers/owners';
import { Field } from '../../../ui/field';
import type { Form } from '../../../ui/use-form';
import type { Layout } from './layout';
import type { StoreDraft } from './store-draft';
import { STORE_STATUSES } from './store-status';
import { UnitSelect } from './unit-select';

export type StoreForm = Pick<Form<StoreDraft>, 'values' | 'set' | 'errorAt'>;

interface Props {
  form: StoreForm;
  layout: Layout;
  code: string;
  /** Where it belonged when it was opened. */
  unitBefore: string;
}

/** What a store is called, where it belongs and who runs it. */
export function StoreBasics({ form, layout, code, unitBefore }: Props) {
  const { t } = useTranslation();
  const owners = useOwners();
  const { values, set, errorAt } = form;
  const managers = owners.all.filter(
    ({ value }) => value === values.managerId || owners.active.some((one) => one.value === value),
  );
  return (
    <>
      <div className="lk-form-grid">
        <Field label={t('settings.structure.store.name')} error={errorAt('/name')}>
          {(wiring) => (
            <Input
              {...wiring}
              required
              maxLength={200}
              autoComplete="off"
              value={values.name}
              onChange={(event) => set('name', event.target.value)}
            />
          )}
        </Field>
        <Field label={t('settings.structure.code')} hint={t('settings.structure.codeHint')}>
          {(wiring) => <Input {...wiring} readOnly value={code} />}
        </Field>
        <Field label={t('settings.structure.unit')} error={errorAt('/unitId')}>
          {(wiring) => (
            <UnitSelect
              wiring={wiring}
              layout={layout}
              value={values.unitId}
              onChange={(unitId) => set('unitId', unitId)}
            />
          )}
        </Field>
        <Field label={t('settings.field.status')} error={errorAt('/status')}>
          {(wiring) => (
            <Select
              {...wiring}
              value={values.status}
              onChange={(status) => set('status', status)}
              options={STORE_STATUSES.map((status) => ({
                value: status as string,
                label: t(`settings.structure.store.statuses.${status}`),
              }))}
            />
          )}
        </Field>
        <Field label={t('settings.structure.store.manager')} error={errorAt('/managerId')}>
          {(wiring) => (
            <Select
              {...wiring}
              showSearch={{ optionFilterProp: 'label' }}
              value={values.managerId}
              onChange={(managerId) => set('managerId', managerId)}
              options={[{ value: '', label: t('ui.none') }, ...managers]}
            />
          )}
        </Field>
      </div>
      {values.unitId !== unitBefore && (
        <p className="lk-note" role="status">
          {t('settings.structure.store.moves')}
        </p>
      )}
    </>
  );
}
