import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popover } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../ui/confirm';
import { useProblemWords } from '../../ui/states';
import { BULK_MAX, forEach } from './bulk';
import { shelve, tag, type Shelf } from './queries';

const TAG_CHARS_MAX = 64;

interface Props {
  selected: ReadonlySet<string>;
  shelf: Shelf;
  onDone: () => void;
}

function TagForm({ busy, onTag }: { busy: boolean; onTag: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !busy) onTag(name.trim());
  };
  return (
    <form className="lk-tag-form" onSubmit={submit}>
      <Input
        autoFocus
        size="small"
        aria-label={t('customers.newTag')}
        placeholder={t('customers.newTag')}
        maxLength={TAG_CHARS_MAX}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button size="small" type="primary" htmlType="submit" loading={busy} disabled={name.trim() === ''}>
        {t('customers.addTag')}
      </Button>
    </form>
  );
}

function TagButton({ selected, onDone }: Omit<Props, 'shelf'>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const words = useProblemWords();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const run = (name: string) => {
    setBusy(true);
    forEach([...selected], (id) => tag(id, name))
      .then(() => {
        void message.success(t('customers.taggedMany', { tag: name, count: selected.size }));
        onDone();
      })
      .catch((refusal: unknown) => void message.error(words(refusal).title))
      .finally(() => {
        setBusy(false);
        setOpen(false);
        void client.invalidateQueries({ queryKey: ['customers'] });
      });
  };
  return (
    <Popover
      open={open}
      trigger="click"
      onOpenChange={setOpen}
      destroyOnHidden
      content={<TagForm busy={busy} onTag={run} />}
    >
      <Button size="small" disabled={selected.size > BULK_MAX} aria-haspopup="dialog" aria-expanded={open}>
        {t('customers.tagThem')}
      </Button>
    </Popover>
  );
}

function ShelfButton({ selected, shelf, onDone }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const count = selected.size;
  const run = async () => {
    try {
      await forEach([...selected], (id) => shelve(id, shelf));
      void message.success(t(`customers.${shelf}.doneMany`, { count }));
      onDone();
    } finally {
      void client.invalidateQueries({ queryKey: ['customers'] });
    }
  };
  return (
    <Confirm
      title={t(`customers.${shelf}.askMany`, { count })}
      detail={t(`customers.${shelf}.askDetail`)}
      confirm={t(`customers.${shelf}.act`)}
      onConfirm={run}
    >
      {(ask) => (
        <Button size="small" disabled={count > BULK_MAX} onClick={ask}>
          {t(`customers.${shelf}.act`)}
        </Button>
      )}
    </Confirm>
  );
}

/** How many are selected, and what can be done with them; takes the place of the filters meanwhile. */
export function BulkBar(props: Props) {
  const { t } = useTranslation();
  const { selected, onDone } = props;
  const count = selected.size;
  return (
    <div className={count > 0 ? 'lk-bulk' : 'lk-sr'}>
      <strong role="status">{count > 0 ? t('customers.selected', { count }) : ''}</strong>
      {count > 0 && (
        <>
          <TagButton selected={selected} onDone={onDone} />
          <ShelfButton {...props} />
          <button type="button" className="lk-link-button" onClick={onDone}>
            {t('customers.unselect')}
          </button>
          {count > BULK_MAX && <span className="lk-muted">{t('customers.bulkMax', { max: BULK_MAX })}</span>}
        </>
      )}
    </div>
  );
}
