import { useEffect, type ReactNode } from 'react';

interface Props {
  title: string;
  /** Beside the title: a count, a tag. */
  extra?: ReactNode;
  /** Before the title: a way back, an avatar. */
  lead?: ReactNode;
  /** At the end: what one can do here. */
  actions?: ReactNode;
}

export function PageHeader({ title, extra, lead, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · Lianke`;
  }, [title]);
  return (
    <header className="lk-header">
      {lead}
      <h1>{title}</h1>
      {extra}
      {actions !== undefined && <div className="lk-header-end">{actions}</div>}
    </header>
  );
}
