import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../../../ui/text';

export const STORE_STATUSES = ['planned', 'open', 'paused', 'closed'] as const;
const TONES: Record<(typeof STORE_STATUSES)[number], Tone> = {
  planned: 'info',
  open: 'good',
  paused: 'warn',
  closed: 'neutral',
};

export function StoreStatus({ status }: { status: string }) {
  const { t } = useTranslation();
  const known = STORE_STATUSES.find((one) => one === status);
  return known === undefined ? (
    <StatusTag>{status}</StatusTag>
  ) : (
    <StatusTag tone={TONES[known]}>{t(`settings.structure.store.statuses.${known}`)}</StatusTag>
  );
}
