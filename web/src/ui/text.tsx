import { EyeOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDateTime, formatMoney, maskPhone, type MoneyLike } from '../lib/format';
import { useRegional } from '../lib/locale';

export function Money({ value }: { value: MoneyLike | null | undefined }) {
  const { locale } = useRegional();
  const { t } = useTranslation();
  return <span className="lk-nowrap">{value == null ? t('ui.none') : formatMoney(value, locale)}</span>;
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
  const { t } = useTranslation();
  if (value == null) return <span>{t('ui.none')}</span>;
  const full = formatDateTime(value, regional);
  return (
    <time dateTime={value} title={`${full} ${regional.zone}`} className="lk-nowrap">
      {dateOnly ? formatDate(value, regional) : full}
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
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  if (value == null) return <span>{t('ui.none')}</span>;
  const masked = maskPhone(value);
  return (
    <span className="lk-nowrap">
      {shown ? value : masked}
      {revealable && !shown && masked !== value && (
        <button
          type="button"
          className="lk-reveal"
          aria-label={t('ui.phone.reveal')}
          title={t('ui.phone.reveal')}
          onClick={() => setShown(true)}
        >
          <EyeOutlined aria-hidden />
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
