import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnSession } from '../../api/types';
import { SimpleTable } from '../../ui/simple-table';
import { ErrorState, Skeleton, useProblemWords } from '../../ui/states';
import { DateTime, StatusTag } from '../../ui/text';
import { ownSessionsQuery, useEndSession } from './queries';
import { deviceName } from './device-name';

export function OwnSessions() {
  const { t } = useTranslation();
  const sessions = useQuery(ownSessionsQuery);
  const end = useEndSession();
  const { message } = App.useApp();
  const words = useProblemWords();
  if (sessions.isPending) return <Skeleton lines={3} />;
  if (sessions.error) return <ErrorState error={sessions.error} retry={() => void sessions.refetch()} />;
  const stop = (id: string) => end.mutate(id, { onError: (error) => void message.error(words(error).title) });
  const columns = [
    {
      key: 'device',
      header: t('settings.account.device'),
      render: (one: OwnSession) => deviceName(one.userAgent) ?? t('settings.account.unknown'),
    },
    { key: 'ip', header: t('settings.account.ip'), render: (one: OwnSession) => one.ip ?? t('ui.none') },
    {
      key: 'factor',
      header: t('settings.twoStep.factor'),
      render: (one: OwnSession) => t(`settings.twoStep.factors.${one.factor as 'password'}`),
    },
    {
      key: 'seen',
      header: t('settings.account.lastSeen'),
      render: (one: OwnSession) => <DateTime value={one.lastSeenAt} />,
    },
    {
      key: 'end',
      header: t('settings.field.actions'),
      render: (one: OwnSession) =>
        one.current ? (
          <StatusTag tone="good">{t('settings.account.thisOne')}</StatusTag>
        ) : (
          <Button onClick={() => stop(one.id)}>{t('settings.account.end')}</Button>
        ),
    },
  ];
  return (
    <SimpleTable
      label={t('settings.account.sessions')}
      columns={columns}
      rows={sessions.data.items}
      rowKey={(one) => one.id}
    />
  );
}
