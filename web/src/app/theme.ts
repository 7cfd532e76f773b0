import { theme as antd, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

export type Mode = 'light' | 'dark' | 'system';

const KEY = 'lianke.theme';
const listeners = new Set<() => void>();
const system = () => window.matchMedia('(prefers-color-scheme: dark)');

export function chosenMode(): Mode {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function isDark(): boolean {
  const mode = chosenMode();
  return mode === 'system' ? system().matches : mode === 'dark';
}

function apply(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

export function chooseMode(mode: Mode): void {
  if (mode === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, mode);
  apply();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const list = system();
  list.addEventListener('change', apply);
  return () => {
    listeners.delete(listener);
    list.removeEventListener('change', apply);
  };
}

export function useDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

export function useMode(): Mode {
  return useSyncExternalStore(subscribe, chosenMode);
}

const font =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

/** The tokens of tokens.css in the words of antd; antd computes with them, so they are values here. */
export function themeFor(dark: boolean): ThemeConfig {
  const fill = dark ? '#2f6bc8' : '#1f5fbf';
  const link = dark ? '#7fb0ff' : '#1f5fbf';
  const bad = dark ? '#ff9a94' : '#b3261e';
  return {
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: fill,
      colorPrimaryHover: dark ? '#2a60b5' : '#1a52a6',
      colorLink: link,
      colorInfo: fill,
      colorError: bad,
      colorErrorText: bad,
      colorSuccess: dark ? '#6fd09a' : '#2b7a4b',
      colorWarning: dark ? '#f0c37a' : '#9a5b00',
      colorText: dark ? '#e6e9ef' : '#1b2430',
      colorTextSecondary: dark ? '#a3adba' : '#5b6675',
      colorTextDescription: dark ? '#a3adba' : '#5b6675',
      colorTextPlaceholder: dark ? '#939eac' : '#6b7686',
      colorBgLayout: dark ? '#0f141b' : '#f5f7fa',
      colorBgContainer: dark ? '#171d26' : '#ffffff',
      colorBgElevated: dark ? '#1b222c' : '#ffffff',
      colorBorder: dark ? '#738091' : '#8a94a3',
      colorBorderSecondary: dark ? '#28313d' : '#e6eaf0',
      controlItemBgActive: dark ? '#22324b' : '#e6eefb',
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 32,
      // A motion that takes no time may end before anybody waits for its end, and what was to close stays.
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.15s',
      fontFamily: font,
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        defaultBorderColor: dark ? '#3d4857' : '#c9d1db',
        defaultHoverColor: link,
        defaultHoverBorderColor: link,
        ...(dark ? { colorErrorBg: '#3a1c1b' } : {}),
      },
      Menu: { itemSelectedColor: dark ? '#9cc3ff' : '#1f5fbf' },
    },
  };
}
