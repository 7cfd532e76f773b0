/** What a key press asks for; pure, so that every case is a line of a table. */
export type Press =
  | { kind: 'palette' }
  | { kind: 'search' }
  | { kind: 'sheet' }
  | { kind: 'create' }
  | { kind: 'list' }
  | { kind: 'wait' }
  | { kind: 'go'; letter: string }
  | { kind: 'page'; key: string }
  | { kind: 'none' };

export interface Stroke {
  key: string;
  /** Ctrl, or ⌘ on a Mac. */
  command: boolean;
  alt: boolean;
  /** The key goes into a field, or an input method is at work. */
  typing: boolean;
  /** A dialog or a menu lies over the page. */
  covered: boolean;
}

export interface Mood {
  /** Single keys are used. */
  on: boolean;
  /** `g` was pressed just before. */
  going: boolean;
}

const SINGLE: Record<string, Press> = {
  '/': { kind: 'search' },
  '?': { kind: 'sheet' },
  n: { kind: 'create' },
  c: { kind: 'create' },
  j: { kind: 'list' },
  g: { kind: 'wait' },
};

export function pressed(stroke: Stroke, mood: Mood): Press {
  if (stroke.command) {
    return stroke.key.toLowerCase() === 'k' && !stroke.alt ? { kind: 'palette' } : { kind: 'none' };
  }
  if (!mood.on || stroke.alt || stroke.typing || stroke.covered) return { kind: 'none' };
  if (mood.going) return { kind: 'go', letter: stroke.key };
  return SINGLE[stroke.key] ?? { kind: 'page', key: stroke.key };
}
