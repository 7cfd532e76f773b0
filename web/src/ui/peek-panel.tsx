import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './peek-panel.css';

interface Props {
  title: string;
  onClose: () => void;
  /** The way to the whole of it. */
  action: ReactNode;
  children: ReactNode;
}

/**
 * A row of a list, looked at beside it: the list stays in reach and keeps the focus, so that arrow keys go on to the
 * next row. The whole screen on a phone.
 */
export function PeekPanel({ title, onClose, action, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    // Wherever the focus is, unless something else on the page has taken the key for itself.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <aside className="lk-peek" role="dialog" aria-modal={false} aria-labelledby={id}>
      <header className="lk-peek-head">
        <h2 id={id} aria-live="polite">
          {title}
        </h2>
        {action}
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('ui.close')}
          onClick={onClose}
        />
      </header>
      <div className="lk-peek-body">{children}</div>
    </aside>
  );
}
