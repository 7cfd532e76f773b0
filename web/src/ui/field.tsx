import { useId, type ReactNode } from 'react';

export interface Wiring {
  id: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children: (wiring: Wiring) => ReactNode;
}

/** A labelled control with its hint and the server's objection tied to it. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId();
  const about = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  const wiring: Wiring = {
    id,
    ...(error === undefined ? {} : { 'aria-invalid': true }),
    ...(about === '' ? {} : { 'aria-describedby': about }),
  };
  return (
    <div className="lk-field">
      <label htmlFor={id}>{label}</label>
      {children(wiring)}
      {hint !== undefined && (
        <span id={`${id}-hint`} className="lk-field-hint">
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span id={`${id}-error`} className="lk-field-error" role="alert">
          {error}
        </span>
      )}
    </div>
  );
}
