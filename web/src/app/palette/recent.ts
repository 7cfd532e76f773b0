import { stored, type Stored } from '../../lib/stored';

/** Something that was opened from the palette before. */
export interface Recent {
  kind: 'customer' | 'order';
  /** The customer's id; the order's source and number. */
  id: string;
  title: string;
}

export const RECENT_MAX = 6;
const PREFIX = 'lianke.recent.';

/** Each person has a list of their own in each company. */
export function recentOf(tenantId: string, userId: string): Stored {
  return stored(`${PREFIX}${tenantId}.${userId}`);
}

function isRecent(value: unknown): value is Recent {
  const { kind, id, title } = (value ?? {}) as Partial<Recent>;
  return (kind === 'customer' || kind === 'order') && typeof id === 'string' && typeof title === 'string';
}

/** What a browser remembers may be of an older version, or spoilt. */
export function parseRecent(text: string | null): readonly Recent[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isRecent).slice(0, RECENT_MAX) : [];
  } catch {
    return [];
  }
}

export function remember(place: Stored, opened: Recent): void {
  const others = parseRecent(place.read()).filter(({ kind, id }) => kind !== opened.kind || id !== opened.id);
  place.write(JSON.stringify([opened, ...others].slice(0, RECENT_MAX)));
}

/** Whoever signs out leaves no names behind in this browser. */
export function forgetRecent(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  }
}
