import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import { ProblemAlert } from '../../ui/states';

interface Added {
  type: string;
  value: string;
}

interface Props {
  types: readonly string[];
  nameOf: (type: string) => string;
  /** Throws when the server refuses. */
  onAdd: (added: Added) => Promise<unknown>;
}

function Form({ types, nameOf, onAdd, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const [added, setAdded] = useState<Added>({ type: types[0] ?? '', value: '' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const objection = error instanceof ApiProblem ? error.errors[0]?.detail : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || added.value.trim() === '') return;
    setBusy(true);
    setError(null);
    onAdd({ type: added.type, value: added.value.trim() }).then(onClose, (refusal: unknown) => {
      setBusy(false);
      setError(refusal);
    });
  };
  return (
    <form className="lk-inline-editor lk-new-identifier" onSubmit={submit}>
      <Select
        size="small"
        aria-label={t('customers.typeOfIdentifier')}
        value={added.type}
        options={types.map((type) => ({ value: type, label: nameOf(type) }))}
        onChange={(type) => setAdded({ ...added, type })}
      />
      <Input
        autoFocus
        size="small"
        autoComplete="off"
        aria-label={t('customers.identifierValue')}
        aria-invalid={error !== null || undefined}
        maxLength={500}
        value={added.value}
        onChange={(event) => setAdded({ ...added, value: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      <div className="lk-inline-actions">
        <Button size="small" type="primary" htmlType="submit" loading={busy}>
          {t('ui.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
      {objection === undefined ? (
        <ProblemAlert error={error} />
      ) : (
        <p role="alert" className="lk-field-error">
          {objection}
        </p>
      )}
    </form>
  );
}

interface Opening {
  open: boolean;
  onOpen: (open: boolean) => void;
}

export function NewIdentifier({ open, onOpen, ...form }: Props & Opening) {
  const { t } = useTranslation();
  if (open) return <Form {...form} onClose={() => onOpen(false)} />;
  return (
    <button type="button" className="lk-link-button lk-add" onClick={() => onOpen(true)}>
      <PlusOutlined aria-hidden /> {t('customers.addIdentifier')}
    </button>
  );
}
