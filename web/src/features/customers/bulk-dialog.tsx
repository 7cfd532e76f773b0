import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkChange, BulkPreview, NewBulkChange } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { useOwnerName } from '../../pickers/owners';
import { ProblemAlert } from '../../ui/states';
import { bulkPreviewQuery, requestOf, startBulkChange, useAfterBulk, type BulkTarget } from './bulk';
import { BulkFields, EMPTY_DRAFT, useBulkEdit, type BulkAction } from './bulk-form';
import { useCustomerName } from './customer-columns';

const TYPING_PAUSE_MS = 300;

/** The value as it was when it last stood still. */
function useSettled<T>(value: T): T {
  const key = JSON.stringify(value);
  const [settled, setSettled] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return (settled === key ? value : undefined) as T;
}

function Preview({ preview }: { preview: BulkPreview }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const nameOf = useCustomerName();
  const ownerName = useOwnerName();
  const number = (value: number) => formatNumber(value, locale);
  const names = preview.samples.map(nameOf);
  const same = preview.matching - preview.changing;
  return (
    <>
      <p>
        {t('customers.bulk.willChange', { number: number(preview.changing) })}
        {same > 0 && ` ${t('customers.bulk.alreadySo', { number: number(same) })}`}
      </p>
      {preview.owners.length > 0 && (
        <p>
          {t('customers.bulk.from')}{' '}
          {preview.owners
            .map(({ owner, count }) => `${ownerName(owner) ?? t('customers.ownerNone')} ${number(count)}`)
            .join(' · ')}
        </p>
      )}
      {names.length > 0 && (
        <p className="lk-muted">
          {t(preview.changing > names.length ? 'customers.bulk.samplesAnd' : 'customers.bulk.samples', {
            names: names.join(t('customers.bulk.comma')),
          })}
        </p>
      )}
    </>
  );
}

interface Props {
  action: BulkAction;
  target: BulkTarget;
  onStarted: (change: BulkChange) => void;
  onClose: () => void;
}

function useStart(onStarted: (change: BulkChange) => void) {
  const after = useAfterBulk();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const start = (request: NewBulkChange) => {
    setBusy(true);
    setError(null);
    startBulkChange(request).then(
      (change) => {
        after();
        onStarted(change);
      },
      (refusal: unknown) => {
        setBusy(false);
        setError(refusal);
      },
    );
  };
  return { busy, error, start };
}

/** Asks what to do with many customers, and tells how many that would change before anything is done. */
export function BulkDialog({ action, target, onStarted, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const edit = useBulkEdit(action, draft);
  const request = useSettled(edit && requestOf(target, edit));
  const preview = useQuery(bulkPreviewQuery(request));
  const { busy, error, start } = useStart(onStarted);
  const asker = useRef(document.activeElement);
  const ready = request !== undefined && preview.data !== undefined && preview.data.changing > 0;
  const confirm = () => {
    if (ready && !busy) start(request);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm();
  };
  return (
    <Modal
      open
      title={t(`customers.bulk.title.${action}`)}
      okText={
        ready
          ? t('customers.bulk.confirm', { number: formatNumber(preview.data.changing, locale) })
          : t(`customers.bulk.act.${action}`)
      }
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={busy}
      onOk={confirm}
      onCancel={onClose}
      afterClose={() => {
        if (asker.current instanceof HTMLElement) asker.current.focus();
      }}
      width={480}
    >
      <form className="lk-form" onSubmit={submit}>
        {action === 'archive' || action === 'restore' ? <p>{t(`customers.${action}.askDetail`)}</p> : null}
        <BulkFields action={action} draft={draft} onChange={setDraft} />
        <div role="status" className="lk-bulk-preview">
          {request === undefined ? null : preview.data !== undefined ? (
            <Preview preview={preview.data} />
          ) : preview.error === null ? (
            <p className="lk-muted">{t('customers.bulk.counting')}</p>
          ) : null}
        </div>
        <ProblemAlert error={error ?? (request === undefined ? null : preview.error)} />
        <p className="lk-muted">{t('customers.bulk.undoHint')}</p>
      </form>
    </Modal>
  );
}
