import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../../ui/text';
import { STATES, type State } from './search';

const TONES: Record<State, Tone> = { open: 'bad', acknowledged: 'info', resolved: 'neutral' };

export function RiskState({ value }: { value: string }) {
  const { t } = useTranslation();
  const state = STATES.find((known) => known === value);
  if (state === undefined) return <StatusTag>{value}</StatusTag>;
  return <StatusTag tone={TONES[state]}>{t(`risks.state.${state}`)}</StatusTag>;
}
