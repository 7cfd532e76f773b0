import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf, formatDateTime, formatMoney, maskPhone, type MoneyLike } from '../lib/format';
import { useRegional } from '../lib/locale';
import { EYE_ICON } from './eye-icon';

function None() {
  const { t } = useTranslation();
  return <span>{t('ui.none')}</span>;
}

export function Money({ value }: { value: MoneyLike | null | undefined }) {
  const { locale } = useRegional();
  return value == null ? <None /> : <span className="lk-nowrap">{formatMoney(value, locale)}</span>;
}

/** An instant in the tenant's zone. */
export function DateTime({
  value,
  dateOnly = false,
}: {
  value: string | null | undefined;
  dateOnly?: boolean;
}) {
  const regional = useRegional();
  if (value == null) return <None />;
  const full = formatDateTime(value, regional);
  return (
    <time dateTime={value} title={`${full} ${regional.zone}`} className="lk-nowrap">
      {dateOnly ? dateOf(full) : full}
    </time>
  );
}

export function MaskedPhone({
  value,
  revealable = false,
}: {
  value: string | null | undefined;
  revealable?: boolean;
}) {
  if (value == null) return <None />;
  return revealable ? (
    <RevealablePhone value={value} />
  ) : (
    <span className="lk-nowrap">{maskPhone(value)}</span>
  );
}

function RevealablePhone({ value }: { value: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const masked = maskPhone(value);
  return (
    <span className="lk-nowrap">
      {shown ? value : masked}
      {!shown && masked !== value && (
        <button
          type="button"
          className="lk-reveal"
          aria-label={t('ui.phone.reveal')}
          title={t('ui.phone.reveal')}
          onClick={() => setShown(true)}
        >
          {EYE_ICON}
        </button>
      )}
    </span>
  );
}

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info';

/** A word in a box; the colour only repeats what the word says. */
export function StatusTag({ tone = 'neutral', children }: { tone?: Tone; children: string }) {
  return <span className={`lk-tag lk-tag-${tone}`}>{children}</span>;
}
