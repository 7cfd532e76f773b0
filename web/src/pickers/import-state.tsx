import { useTranslation } from 'react-i18next';
import type { Import } from '../api/types';
import { StatusTag, type Tone } from '../ui/text';

const TONES: Record<string, Tone> = {
  running: 'info',
  paused: 'warn',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
  rolled_back: 'neutral',
};

export function ImportState({ value }: { value: Import }) {
  const { t } = useTranslation();
  return (
    <span className="lk-row">
      <StatusTag tone={TONES[value.state] ?? 'neutral'}>
        {t(`importState.${value.state as 'done'}`)}
      </StatusTag>
      {value.dryRun && <StatusTag>{t('importState.dry')}</StatusTag>}
    </span>
  );
}
