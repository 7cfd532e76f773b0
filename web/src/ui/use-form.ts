import { useCallback, useState, type FormEvent } from 'react';
import { ApiProblem } from '../api/problem';

export interface Form<V> {
  values: V;
  set: <K extends keyof V>(key: K, value: V[K]) => void;
  /** What the server said about one field, by JSON pointer ("/email"). */
  errorAt: (pointer: string) => string | undefined;
  /** What cannot be said beside a field. */
  error: unknown;
  busy: boolean;
  submit: (event: FormEvent) => void;
}

/** State of one form: values, the server's objections, and the way to send it. */
export function useForm<V>(initial: V, send: (values: V) => Promise<unknown>): Form<V> {
  const [values, setValues] = useState(initial);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const fieldErrors = error instanceof ApiProblem ? error.errors : [];

  const set = useCallback(<K extends keyof V>(key: K, value: V[K]) => {
    setValues((before) => ({ ...before, [key]: value }));
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (busy) return;
    setBusy(true);
    setError(null);
    send(values).then(
      () => setBusy(false),
      (refusal: unknown) => {
        setBusy(false);
        setError(refusal);
        requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      },
    );
  };
  return {
    values,
    set,
    busy,
    submit,
    error,
    errorAt: (pointer) => fieldErrors.find((field) => field.pointer === pointer)?.detail,
  };
}
