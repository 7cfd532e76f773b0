import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types';
import { ProblemAlert } from '../../ui/states';
import { StatusTag } from '../../ui/text';
import { useTagCustomer } from './queries';

const TAG_CHARS_MAX = 64;

function NewTag({ onAdd, busy }: { onAdd: (tag: string) => void; busy: boolean }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tag = text.trim();
    if (tag === '' || busy) return;
    onAdd(tag);
    setText('');
  };
  return (
    <form className="lk-tag-form" onSubmit={submit}>
      <Input
        size="small"
        aria-label={t('customers.newTag')}
        placeholder={t('customers.newTag')}
        maxLength={TAG_CHARS_MAX}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        size="small"
        htmlType="submit"
        icon={<PlusOutlined aria-hidden />}
        aria-label={t('customers.addTag')}
        disabled={text.trim() === ''}
      />
    </form>
  );
}

export function CustomerTags({ customer, editable }: { customer: Customer; editable: boolean }) {
  const { t } = useTranslation();
  const { mutate, isPending: busy, error } = useTagCustomer(customer.id);
  return (
    <section className="lk-card lk-stack-tight">
      <h2>{t('customers.tags')}</h2>
      {customer.tags.length === 0 && <p className="lk-muted">{t('customers.noTags')}</p>}
      <ul className="lk-tag-list" aria-label={t('customers.tags')}>
        {customer.tags.map((tag) => (
          <li key={tag}>
            <StatusTag>{tag}</StatusTag>
            {editable && (
              <button
                type="button"
                className="lk-tag-remove"
                aria-label={t('customers.removeTag', { tag })}
                disabled={busy}
                onClick={() => mutate({ remove: [tag] })}
              >
                <CloseOutlined aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      {editable && <NewTag busy={busy} onAdd={(tag) => mutate({ add: [tag] })} />}
      <ProblemAlert error={error} />
    </section>
  );
}
