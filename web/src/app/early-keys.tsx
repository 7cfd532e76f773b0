import { useEffect, useRef } from 'react';

/** What was typed before the palette was there to take it; ends with a line feed once Enter was pressed. */
export function typedOn(text: string, key: string): string {
  if (text.endsWith('\n')) return text;
  if (key === 'Backspace') return text.slice(0, -1);
  if (key === 'Enter') return `${text}\n`;
  return key.length === 1 ? text + key : text;
}

/** Stands in for the palette while it is fetched, so that no key is lost and none acts on the page. */
export function EarlyKeys({ onKey }: { onKey: (key: string) => void }) {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(event.key);
    };
    window.addEventListener('keydown', take, true);
    return () => window.removeEventListener('keydown', take, true);
  }, []);
  return null;
}
