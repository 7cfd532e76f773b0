import { EditOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import { useProblemWords } from '../../ui/states';
import { CONFLICT, useChangedBy } from './use-customer';

interface Props {
  label: string;
  value: string;
  /** What the reader sees of a value that is kept from them: whether it was changed they cannot tell. */
  masked?: string;
  /** How the value is shown; the text itself when left out. */
  shown?: ReactNode;
  type?: 'text' | 'number' | 'date';
  /** What there is to choose from, in place of typing; empty text is one of them where nothing may be. */
  choices?: readonly { value: string; label: string }[] | undefined;
  editable: boolean;
  /** Throws when the server refuses. */
  onSave: (value: string) => Promise<unknown>;
}

function valueName(choices: Props['choices'], value: string): string {
  return choices?.find((choice) => choice.value === value)?.label ?? value;
}

/** After a conflict what was typed stays, so that it can be saved over the newer state. */
function Editor({
  label,
  value,
  masked,
  type = 'text',
  choices,
  onSave,
  onClose,
}: Omit<Props, 'shown' | 'editable'> & { onClose: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [text, setText] = useState(value);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // What stood here when the editor was opened.
  const [before] = useState(value);
  const who = useChangedBy();
  const conflict = error instanceof ApiProblem && error.status === CONFLICT;
  const elsewhere = masked === undefined && value === before;
  const reason =
    error === null
      ? ''
      : conflict
        ? t(
            masked !== undefined
              ? 'customers.conflictMasked'
              : elsewhere
                ? 'customers.conflictElsewhere'
                : 'customers.conflict',
            { who, value: valueName(choices, masked ?? value) || t('ui.none') },
          )
        : words(error).detail || words(error).title;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (text.trim() === value && error === null) {
      onClose();
      return;
    }
    setBusy(true);
    onSave(text.trim()).then(onClose, (refusal: unknown) => {
      setBusy(false);
      setError(refusal);
    });
  };
  return (
    <form className="lk-inline-editor" onSubmit={submit}>
      {choices === undefined ? (
        <Input
          autoFocus
          size="small"
          type={type}
          {...(type === 'number' ? { step: 'any' } : {})}
          aria-label={label}
          aria-invalid={error !== null || undefined}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onClose();
          }}
        />
      ) : (
        <Select
          autoFocus
          size="small"
          aria-label={label}
          {...(error === null ? {} : { status: 'error' as const })}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={[...choices]}
          value={text}
          onChange={setText}
        />
      )}
      <div className="lk-inline-actions">
        <Button size="small" type="primary" htmlType="submit" loading={busy}>
          {t(conflict ? 'customers.saveAnyway' : 'ui.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t(conflict && !elsewhere ? 'customers.takeTheirs' : 'ui.cancel')}
        </Button>
      </div>
      {reason !== '' && (
        <p role="alert" className="lk-field-error">
          {reason}
        </p>
      )}
    </form>
  );
}

/** One fact in a list of facts, changed where it stands. */
export function InlineField({ editable, shown, ...field }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  return (
    <>
      <dt>{field.label}</dt>
      <dd className="lk-inline">
        {editing ? (
          <Editor {...field} onClose={close} />
        ) : (
          <>
            <span className="lk-inline-value">{shown ?? (field.value || t('ui.none'))}</span>
            {editable && (
              <button
                type="button"
                ref={pencil}
                className="lk-pencil"
                aria-label={t('customers.edit', { name: field.label })}
                onClick={() => setEditing(true)}
              >
                <EditOutlined aria-hidden />
              </button>
            )}
          </>
        )}
      </dd>
    </>
  );
}
