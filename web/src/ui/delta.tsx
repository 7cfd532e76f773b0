import { useTranslation } from 'react-i18next';
import { formatShare } from '../lib/format';
import { useRegional } from '../lib/locale';

interface Props {
  now: number;
  before: number;
  /** What `before` was: "last week", "previous period". */
  against: string;
}

/** How much more or less than before: an arrow, a figure and words, never a colour alone. */
export function Delta({ now, before, against }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  if (before === 0) {
    const words = now === 0 ? t('ui.delta.none', { against }) : t('ui.delta.fromNothing', { against });
    return <span className="lk-delta lk-muted">{words}</span>;
  }
  const change = (now - before) / Math.abs(before);
  const share = formatShare(Math.abs(change), locale);
  const direction = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  const arrow = { up: '▲', down: '▼', same: '＝' }[direction];
  return (
    <span className={`lk-delta lk-delta-${direction}`}>
      <span aria-hidden>{arrow}</span> {t(`ui.delta.${direction}`, { share, against })}
    </span>
  );
}
