import { stored, useStored } from './stored';

const place = stored('lianke.shortcuts');
const OFF = 'off';

/** Single keys can be switched off (WCAG 2.1.4); those with Ctrl or ⌘ stay. */
export function shortcutsOn(): boolean {
  return place.read() !== OFF;
}

export function useShortcutsOn(): boolean {
  return useStored(place) !== OFF;
}

export function switchShortcuts(on: boolean): void {
  place.write(on ? null : OFF);
}

const APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** How the key of the palette is written on this machine. */
export const PALETTE_KEYS = APPLE ? '⌘K' : 'Ctrl K';
