import type { Trait } from '../../api/types';

export function traitText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What was typed, as the trait's type wants it; null takes the trait away. */
export function traitValue(text: string, type: Trait['type']): string | number | null {
  if (text === '') return null;
  if (type !== 'number') return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}
