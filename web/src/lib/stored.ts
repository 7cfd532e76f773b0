import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/** One text that this browser remembers, and that every reader of it follows. */
export interface Stored {
  read: () => string | null;
  /** Null forgets it. */
  write: (value: string | null) => void;
}

export function stored(key: string): Stored {
  return {
    read: () => localStorage.getItem(key),
    write: (value) => {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
      for (const listener of listeners) listener();
    },
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another window of the console may have changed it.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function useStored(place: Stored): string | null {
  return useSyncExternalStore(subscribe, place.read);
}
