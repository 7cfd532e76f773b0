import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { formatNumber } from '../lib/format';
import { useRegional } from '../lib/locale';
import { ProgressBar } from '../ui/progress-bar';

const LOOK_AGAIN_MS = 2_000;

/** Says beside the organisation's name that everything here is invented. */
export function DemoSign() {
  const { t } = useTranslation();
  return (
    <Tooltip title={t('app.demo.about')} placement="bottomLeft" trigger={['hover', 'focus', 'click']}>
      <button type="button" className="lk-demo-sign" aria-description={t('app.demo.about')}>
        {t('app.demo.sign')}
      </button>
    </Tooltip>
  );
}

/** How far the demo company is loaded, until it is; then every page has new figures to show. */
export function DemoProgress() {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const client = useQueryClient();
  const [waited, setWaited] = useState(false);
  const { data: demo } = useQuery({
    queryKey: ['demo'],
    queryFn: () => body(api.GET('/api/v1/demo')),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.finishedAt == null ? LOOK_AGAIN_MS : false),
  });
  const loading = demo !== undefined && demo.finishedAt == null;
  if (loading && !waited) setWaited(true);
  const over = waited && !loading;
  useEffect(() => {
    if (over) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'demo' });
  }, [client, over]);
  if (!loading) return null;
  return (
    <section className="lk-demo-progress" aria-label={t('app.demo.loading')}>
      <ProgressBar
        label={t('app.demo.loading')}
        value={demo.loaded}
        max={demo.customers}
        text={t('app.demo.progress', {
          loaded: formatNumber(demo.loaded, locale),
          customers: formatNumber(demo.customers, locale),
        })}
      />
    </section>
  );
}
