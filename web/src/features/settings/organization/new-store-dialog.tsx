import { Button, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { ProblemAlert } from '../../../ui/states';
import { useForm } from '../../../ui/use-form';
import { HEAD_OFFICE, type Layout, type Place } from './layout';
import { useCreateStore } from './queries';
import { UnitSelect } from './unit-select';

interface Props {
  layout: Layout;
  place: Place;
  onCreated: (id: string) => void;
  onClose: () => void;
}

function NewStoreForm({ layout, place, onCreated }: Props) {
  const { t } = useTranslation();
  const create = useCreateStore();
  const form = useForm({ code: '', name: '', unitId: place.id }, async ({ code, name, unitId }) => {
    const made = await create.mutateAsync({ code, name, ...(unitId === HEAD_OFFICE ? {} : { unitId }) });
    onCreated(made.id);
  });
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <ProblemAlert error={form.error} />
      <Field
        label={t('settings.structure.code')}
        hint={t('settings.structure.codeHint')}
        error={form.errorAt('/code')}
      >
        {(wiring) => (
          <Input
            {...wiring}
            required
            autoFocus
            maxLength={100}
            autoComplete="off"
            value={form.values.code}
            onChange={(event) => form.set('code', event.target.value)}
          />
        )}
      </Field>
      <Field label={t('settings.structure.name')} error={form.errorAt('/name')}>
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxLength={200}
            autoComplete="off"
            value={form.values.name}
            onChange={(event) => form.set('name', event.target.value)}
          />
        )}
      </Field>
      <Field label={t('settings.structure.unit')} error={form.errorAt('/unitId')}>
        {(wiring) => (
          <UnitSelect
            wiring={wiring}
            layout={layout}
            value={form.values.unitId}
            onChange={(unitId) => form.set('unitId', unitId)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" loading={form.busy}>
        {t('settings.structure.create')}
      </Button>
    </form>
  );
}

export function NewStoreDialog(props: Props) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('settings.structure.newStore')} footer={null} onCancel={props.onClose} width={520}>
      <NewStoreForm {...props} />
    </Modal>
  );
}
