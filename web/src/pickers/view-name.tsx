import { Button, Input, Popover } from 'antd';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../ui/states';

const NAME_CHARS_MAX = 80;

interface FormProps {
  name: string;
  /** Undefined: sharing is not asked. */
  shared: boolean | undefined;
  onSave: (name: string, shared: boolean) => Promise<unknown>;
  onDone: () => void;
}

function NameForm({ name: before, shared: sharedBefore, onSave, onDone }: FormProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const id = useId();
  const [name, setName] = useState(before);
  const [shared, setShared] = useState(sharedBefore ?? false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const given = name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (given === '' || busy) return;
    setBusy(true);
    onSave(given, shared).then(onDone, (error: unknown) => {
      setBusy(false);
      const { title, detail } = words(error);
      setRefusal(detail === '' ? title : detail);
    });
  };
  return (
    <form className="lk-view-form" onSubmit={submit}>
      <label htmlFor={id}>{t('views.name')}</label>
      <Input
        id={id}
        autoFocus
        maxLength={NAME_CHARS_MAX}
        value={name}
        onChange={(event) => setName(event.target.value)}
        {...(refusal === '' ? {} : { status: 'error' as const, 'aria-describedby': `${id}-error` })}
      />
      {refusal !== '' && (
        <p id={`${id}-error`} className="lk-view-refusal" role="alert">
          {refusal}
        </p>
      )}
      {sharedBefore !== undefined && (
        <label className="lk-row">
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
          {t('views.shareWithAll')}
        </label>
      )}
      <Button type="primary" htmlType="submit" loading={busy} disabled={given === ''}>
        {t('ui.save')}
      </Button>
    </form>
  );
}

interface Props extends Omit<FormProps, 'onDone'> {
  open: boolean;
  onOpen: (open: boolean) => void;
  children: ReactNode;
}

/** Asks for a view's name beside what was pressed. */
export function ViewName({ open, onOpen, children, ...form }: Props) {
  return (
    <Popover
      open={open}
      trigger="click"
      placement="bottomLeft"
      onOpenChange={onOpen}
      destroyOnHidden
      content={<NameForm {...form} onDone={() => onOpen(false)} />}
    >
      {children}
    </Popover>
  );
}
