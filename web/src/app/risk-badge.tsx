import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';

const LOOK_EVERY_MS = 60_000;
const SHOWN_MAX = 99;

const openQuery = queryOptions({
  queryKey: ['risks', 'open'],
  queryFn: () =>
    body(api.GET('/api/v1/risks', { params: { query: { state: 'open', pageSize: 1 } } })).then(
      ({ open }) => open,
    ),
  refetchInterval: LOOK_EVERY_MS,
});

/** How many risks nobody is at yet, beside the entry that leads to them. */
export function RiskBadge() {
  const { t } = useTranslation();
  const { data: open = 0 } = useQuery(openQuery);
  if (open === 0) return null;
  return (
    <span className="lk-nav-badge" title={t('app.nav.openRisks', { open })}>
      <span aria-hidden>{open > SHOWN_MAX ? `${SHOWN_MAX}+` : open}</span>
      <span className="lk-sr">{t('app.nav.openRisks', { open })}</span>
    </span>
  );
}
