import { Drawer as Panel } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  /** Buttons that stay in view below the content. */
  footer?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** A panel at the side, over the page; the whole screen on a phone. Focus returns to what opened it. */
export function Drawer({ open, title, onClose, footer, wide = false, children }: Props) {
  return (
    <Panel
      open={open}
      title={title}
      onClose={onClose}
      footer={footer}
      size={wide ? 'min(640px, 100vw)' : 'min(440px, 100vw)'}
      destroyOnHidden
    >
      {children}
    </Panel>
  );
}
