import { Button, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { ProblemAlert } from '../../../ui/states';
import { useForm } from '../../../ui/use-form';
import { HEAD_OFFICE, type Layout, type Place } from './layout';
import { useChangeUnit, useCreateUnit } from './queries';
import { UNIT_KINDS, useKindName } from './unit-kind';
import { UnitSelect } from './unit-select';

interface Props {
  layout: Layout;
  /** The unit to change, or the place below which a new one is made. */
  place: Place;
  isNew: boolean;
  onSaved: (id: string) => void;
  onClose: () => void;
}

interface Draft {
  name: string;
  kind: string;
  parentId: string;
}

/** What usually lies below: regions below brands, cities below regions, teams below cities. */
function nextKind(place: Place): string {
  const at = UNIT_KINDS.findIndex((kind) => kind === place.unit?.kind);
  return UNIT_KINDS[Math.min(at + 1, UNIT_KINDS.length - 1)] ?? 'region';
}

function draftOf({ place, isNew }: Props): Draft {
  if (isNew || place.unit === undefined) {
    const kind = place.unit === undefined ? 'region' : nextKind(place);
    return { name: '', kind, parentId: place.id };
  }
  const { name, kind, parentId } = place.unit;
  return { name, kind, parentId: parentId ?? HEAD_OFFICE };
}

function UnitForm(props: Props) {
  const { layout, place, isNew, onSaved } = props;
  const { t } = useTranslation();
  const kindName = useKindName();
  const create = useCreateUnit();
  const change = useChangeUnit();
  const start = draftOf(props);
  const form = useForm(start, async ({ name, kind, parentId }) => {
    const unit = { name, kind, ...(parentId === HEAD_OFFICE ? {} : { parentId }) };
    const saved = isNew
      ? await create.mutateAsync(unit)
      : await change.mutateAsync({ id: place.id, ...unit });
    onSaved(saved.id);
  });
  const moves = !isNew && form.values.parentId !== start.parentId;
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <ProblemAlert error={form.error} />
      <Field label={t('settings.structure.name')} error={form.errorAt('/name')}>
        {(wiring) => (
          <Input
            {...wiring}
            required
            autoFocus
            maxLength={200}
            autoComplete="off"
            value={form.values.name}
            onChange={(event) => form.set('name', event.target.value)}
          />
        )}
      </Field>
      <div className="lk-form-grid">
        <Field label={t('settings.structure.kind')} error={form.errorAt('/kind')}>
          {(wiring) => (
            <Select
              {...wiring}
              value={form.values.kind}
              onChange={(kind) => form.set('kind', kind)}
              options={UNIT_KINDS.map((kind) => ({ value: kind as string, label: kindName(kind) }))}
            />
          )}
        </Field>
        <Field label={t('settings.structure.parent')} error={form.errorAt('/parentId')}>
          {(wiring) => (
            <UnitSelect
              wiring={wiring}
              layout={layout}
              moved={isNew ? undefined : place.id}
              value={form.values.parentId}
              onChange={(parentId) => form.set('parentId', parentId)}
            />
          )}
        </Field>
      </div>
      {moves && (
        <p className="lk-note" role="status">
          {t('settings.structure.unitMoves')}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={form.busy}>
        {t(isNew ? 'settings.structure.create' : 'ui.save')}
      </Button>
    </form>
  );
}

export function UnitDialog(props: Props) {
  const { t } = useTranslation();
  const title = props.isNew
    ? t('settings.structure.newUnit')
    : t('settings.structure.changeTitle', { name: props.place.unit?.name });
  return (
    <Modal open title={title} footer={null} onCancel={props.onClose} width={520}>
      <UnitForm {...props} />
    </Modal>
  );
}
