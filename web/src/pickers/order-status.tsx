import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../ui/text';

const STATES = {
  open: 'warn',
  paid: 'good',
  part_refunded: 'info',
  refunded: 'neutral',
  credit_note: 'neutral',
} as const satisfies Record<string, Tone>;

type State = keyof typeof STATES;

export function OrderStatus({ status }: { status: string }) {
  const { t } = useTranslation();
  if (!(status in STATES)) return <StatusTag>{status}</StatusTag>;
  const state = status as State;
  return <StatusTag tone={STATES[state]}>{t(`orders.state.${state}`)}</StatusTag>;
}
