import type { Locale, Regional } from './locale';

export interface MoneyLike {
  amount: string;
  currency: string;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numbers(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  numberFormats.set(key, made);
  return made;
}

export function formatMoney(money: MoneyLike, locale: Locale): string {
  try {
    return numbers(locale, {
      style: 'currency',
      currency: money.currency,
      currencyDisplay: 'narrowSymbol',
    }).format(Number(money.amount));
  } catch {
    return `${money.amount} ${money.currency}`;
  }
}

export function formatNumber(value: number, locale: Locale): string {
  return numbers(locale, {}).format(value);
}

/** As one says it where there is little room: 1.2万 or 12K. */
export function formatShort(value: number, locale: Locale): string {
  return numbers(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

export function formatShortMoney(money: MoneyLike, locale: Locale): string {
  return numbers(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(Number(money.amount));
}

/** A share from 0 to 1. */
export function formatShare(share: number, locale: Locale): string {
  return numbers(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

const KILO = 1_000;
const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The size of a file, to two or three figures. */
export function formatBytes(bytes: number, locale: Locale): string {
  const step = bytes < KILO ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3));
  return numbers(locale, {
    style: 'unit',
    unit: SIZES[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumSignificantDigits: 3,
  }).format(bytes / KILO ** step);
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** ISO-like parts in the tenant's zone: the same in both languages, and it sorts by eye. */
function parts(instant: string, zone: string): Record<string, string> {
  let format = dateFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    dateFormats.set(zone, format);
  }
  return Object.fromEntries(format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
}

export function formatDateTime(instant: string, { zone }: Pick<Regional, 'zone'>): string {
  const p = parts(instant, zone);
  return `${p['year']}-${p['month']}-${p['day']} ${p['hour']}:${p['minute']}`;
}

/** The date in what `formatDateTime` says. */
export function dateOf(dateTime: string): string {
  return dateTime.slice(0, dateTime.indexOf(' '));
}

export function formatDate(instant: string, regional: Pick<Regional, 'zone'>): string {
  return dateOf(formatDateTime(instant, regional));
}

/** Keeps the first three and the last four digits, as on every Chinese receipt; short ones keep the last two. */
export function maskPhone(phone: string): string {
  const national = phone.replace(/^\+86(?=1\d{10}$|1\d{2}\*{4})/, '');
  if (national.includes('*')) return national;
  if (national.length < 8) return `${'*'.repeat(Math.max(0, national.length - 2))}${national.slice(-2)}`;
  const head = national.length - 8;
  return `${national.slice(0, head)}****${national.slice(-4)}`;
}

/** Names one after the other. */
export function formatNames(names: readonly string[], locale: string): string {
  return names.join(locale === 'en' ? ', ' : '、');
}
