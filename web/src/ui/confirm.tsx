import { Modal } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './states';

interface Props {
  title: string;
  detail: string;
  confirm: string;
  danger?: boolean;
  onConfirm: () => Promise<unknown>;
  /** The control that asks; focus returns to it. */
  children: (ask: () => void) => ReactNode;
}

/** Asks before what cannot simply be undone; stays open, with the reason, when the server refuses. */
export function Confirm({ title, detail, confirm, danger = false, onConfirm, children }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const asker = useRef<HTMLElement | null>(null);

  const ask = () => {
    asker.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setError(null);
    setOpen(true);
  };
  const run = () => {
    setBusy(true);
    onConfirm().then(
      () => {
        setBusy(false);
        setOpen(false);
      },
      (refusal: unknown) => {
        setBusy(false);
        setError(refusal);
      },
    );
  };
  return (
    <>
      {children(ask)}
      <Modal
        open={open}
        title={title}
        okText={confirm}
        cancelText={t('ui.cancel')}
        okButtonProps={{ danger }}
        confirmLoading={busy}
        onOk={run}
        onCancel={() => setOpen(false)}
        afterClose={() => asker.current?.focus()}
        width={440}
        destroyOnHidden
      >
        <div className="lk-stack">
          <p>{detail}</p>
          <ProblemAlert error={error} />
        </div>
      </Modal>
    </>
  );
}
