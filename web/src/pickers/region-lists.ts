import type { Locale } from '../lib/locale';

export interface Choice {
  value: string;
  label: string;
}

const FIRST_ZONES = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Singapore', 'UTC'];

/** Currencies that stay offered where the browser cannot list them. */
const CURRENCIES = [
  'CNY',
  'HKD',
  'TWD',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'KRW',
  'SGD',
  'AUD',
  'CAD',
  'MYR',
  'THB',
];
const REGIONS = [
  'CN HK MO TW SG MY TH VN ID PH JP KR IN AU NZ US CA MX BR AR CL CO PE GB IE FR DE ES PT IT NL BE LU CH AT SE NO',
  'DK FI PL CZ SK HU RO BG GR TR UA RU KZ AE SA QA IL EG ZA NG KE MA PK BD LK NP MM KH LA MN',
]
  .join(' ')
  .split(' ');

export function zoneChoices(): Choice[] {
  const rest = Intl.supportedValuesOf('timeZone').filter((zone) => !FIRST_ZONES.includes(zone));
  return [...FIRST_ZONES, ...rest].map((zone) => ({ value: zone, label: zone }));
}

function named(codes: readonly string[], locale: Locale, type: 'currency' | 'region'): Choice[] {
  const names = new Intl.DisplayNames(locale, { type });
  return codes.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}

export function currencyChoices(locale: Locale): Choice[] {
  const rest = Intl.supportedValuesOf('currency').filter((code) => !CURRENCIES.includes(code));
  return named([...CURRENCIES, ...rest], locale, 'currency');
}

export function regionChoices(locale: Locale): Choice[] {
  return named(REGIONS, locale, 'region');
}

export const LOCALE_CHOICES: Choice[] = [
  { value: 'zh-CN', label: '简体中文' },
  { value: 'en', label: 'English' },
];

/** What a browser suggests before anybody has chosen. */
export function suggestedZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Shanghai';
}
