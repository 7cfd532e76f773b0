import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../ui/text';

const STATES = ['waiting', 'running', 'done', 'failed', 'cancelled', 'expired'] as const;
const TONES: Record<(typeof STATES)[number], Tone> = {
  waiting: 'info',
  running: 'info',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
  expired: 'neutral',
};

export function ExportState({ value }: { value: string }) {
  const { t } = useTranslation();
  const state = STATES.find((known) => known === value);
  if (state === undefined) return <StatusTag>{value}</StatusTag>;
  return <StatusTag tone={TONES[state]}>{t(`exports.state.${state}`)}</StatusTag>;
}
