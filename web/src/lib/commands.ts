import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Something that can be done on the page in sight: by its key, and from the palette. */
export interface Command {
  id: string;
  title: string;
  /** A single key, for those who use such. */
  key?: string;
  run: () => void;
}

const NONE: readonly Command[] = [];
const offered = new Map<object, readonly Command[]>();
const listeners = new Set<() => void>();
let all: readonly Command[] = NONE;

function changed(): void {
  all = [...offered.values()].flat();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the page in sight offers now. */
export function pageCommands(): readonly Command[] {
  return all;
}

export function usePageCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, pageCommands);
}

/** Offers commands while the component is in sight. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  // What a command does is looked up when it is run, so only a change of its words makes the others look again.
  const words = JSON.stringify(commands.map(({ id, title, key }) => [id, title, key]));
  useEffect(() => {
    const place = {};
    offered.set(
      place,
      latest.current.map((command) => ({
        ...command,
        run: () => latest.current.find(({ id }) => id === command.id)?.run(),
      })),
    );
    changed();
    return () => {
      offered.delete(place);
      changed();
    };
  }, [words]);
}
