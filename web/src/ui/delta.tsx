import { useTranslation } from 'react-i18next';
import { formatShare } from '../lib/format';
import { useRegional } from '../lib/locale';
import './delta.css';

interface Props {
  now: number;
  before: number;
  /** What `before` was: "last week", "previous period". */
  against: string;
  /** Of refunds, say, fewer are better: what is more is not shown as good. */
  lessIsBetter?: boolean;
}

/** How much more or less than before: an arrow, a figure and words, never a colour alone. */
export function Delta({ now, before, against, lessIsBetter = false }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  if (before === 0) {
    const words = now === 0 ? t('ui.delta.none', { against }) : t('ui.delta.fromNothing', { against });
    return <span className="lk-delta lk-muted">{words}</span>;
  }
  const change = (now - before) / Math.abs(before);
  const share = formatShare(Math.abs(change), locale);
  const direction = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  const better = lessIsBetter ? before - now : now - before;
  const tone = better > 0 ? 'better' : better < 0 ? 'worse' : 'same';
  const arrow = { up: '▲', down: '▼', same: '＝' }[direction];
  return (
    <span className={`lk-delta lk-delta-${tone}`}>
      <span aria-hidden>{arrow}</span> {t(`ui.delta.${direction}`, { share, against })}
    </span>
  );
}
