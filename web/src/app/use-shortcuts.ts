import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useMay } from '../api/session';
import { pageCommands } from '../lib/commands';
import { shortcutsOn } from '../lib/shortcuts';
import { ENTRIES, mayGo } from './navigation';
import { pressed, type Press } from './shortcut-keys';

/** How long `g` waits for where to go. */
const GO_MS = 1_500;

const FIELD = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="combobox"]';
/** Boxes that are ticked take no text. */
const NO_TEXT = 'input[type="checkbox"], input[type="radio"], input[type="button"]';
const COVER = 'dialog[open], .ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open, [role="menu"]';
const SEARCH = 'main input[type="search"]';
const ROW = 'main [role="grid"] [data-index][tabindex="0"]';

function typing(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.isComposing) return true;
  return target instanceof Element && target.closest(FIELD) !== null && target.closest(NO_TEXT) === null;
}

export interface Openers {
  palette: () => void;
  sheet: () => void;
}

/** The keys of the whole console, while it is in sight. */
export function useShortcuts({ palette, sheet }: Openers): void {
  const navigate = useNavigate();
  const may = useMay();
  const act = useRef<(press: Press) => boolean>(() => false);
  useEffect(() => {
    const page = (key: string): boolean => {
      const command = pageCommands().find((offered) => offered.key === key);
      command?.run();
      return command !== undefined;
    };
    const focus = (selector: string): boolean => {
      const found = document.querySelector<HTMLElement>(selector);
      found?.focus();
      return found !== null;
    };
    act.current = (press) => {
      switch (press.kind) {
        case 'palette':
          palette();
          return true;
        case 'search':
          if (!focus(SEARCH)) palette();
          return true;
        case 'sheet':
          sheet();
          return true;
        case 'create':
          if (page('n')) return true;
          if (!may('customer.write')) return false;
          void navigate({ to: '/customers', state: { create: true } });
          return true;
        case 'list':
          return document.activeElement?.closest(ROW) == null && focus(ROW);
        case 'go': {
          const entry = ENTRIES.find(({ letter }) => letter === press.letter);
          if (entry === undefined || !mayGo(entry.needs, may)) return false;
          void navigate({ to: entry.to });
          return true;
        }
        case 'page':
          return page(press.key);
        case 'wait':
        case 'none':
          return false;
      }
    };
  });
  useEffect(() => {
    let goUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const going = event.timeStamp < goUntil;
      const stroke = {
        key: event.key,
        command: event.ctrlKey || event.metaKey,
        alt: event.altKey,
        typing: typing(event),
        covered: document.querySelector(COVER) !== null,
      };
      const press = pressed(stroke, { on: shortcutsOn(), going });
      goUntil = press.kind === 'wait' ? event.timeStamp + GO_MS : 0;
      if (act.current(press)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
