import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../../api/types';
import { useCommands } from '../../lib/commands';
import { useCreating } from '../../lib/creating';
import { Confirm } from '../../ui/confirm';
import { PageHeader } from '../../ui/page-header';
import { SimpleTable } from '../../ui/simple-table';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states';
import { DateTime } from '../../ui/text';
import { KeyDialog } from './key-dialog';
import { keysQuery, useRevokeKey } from './queries';
import { useRoleName } from './roles';

export function ApiKeysPage() {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const keys = useQuery(keysQuery);
  const revoke = useRevokeKey();
  const [creating, setCreating] = useCreating();
  useCommands([{ id: 'create', title: t('settings.keys.create'), key: 'n', run: () => setCreating(true) }]);
  const columns = [
    { key: 'name', header: t('settings.keys.name'), render: (key: ApiKey) => key.name },
    {
      key: 'prefix',
      header: t('settings.keys.prefix'),
      render: (key: ApiKey) => <span className="lk-mono">{key.prefix}…</span>,
    },
    {
      key: 'role',
      header: t('settings.field.role'),
      render: (key: ApiKey) => roleName(key.role),
    },
    { key: 'by', header: t('settings.keys.createdBy'), render: (key: ApiKey) => key.createdBy },
    {
      key: 'expires',
      header: t('settings.keys.expires'),
      render: (key: ApiKey) => <DateTime value={key.expiresAt} dateOnly />,
    },
    {
      key: 'networks',
      header: t('settings.keys.networks'),
      render: (key: ApiKey) =>
        key.networks.length === 0 ? t('settings.keys.anywhere') : key.networks.join(', '),
    },
    {
      key: 'used',
      header: t('settings.keys.lastUsed'),
      render: (key: ApiKey) =>
        key.lastUsedAt == null ? t('settings.keys.never') : <DateTime value={key.lastUsedAt} />,
    },
    {
      key: 'actions',
      header: t('settings.field.actions'),
      render: (key: ApiKey) => (
        <Confirm
          danger
          title={t('settings.keys.revokeTitle', { name: key.name })}
          detail={t('settings.keys.revokeDetail')}
          confirm={t('settings.keys.revoke')}
          onConfirm={() => revoke.mutateAsync(key.id)}
        >
          {(ask) => <Button onClick={ask}>{t('settings.keys.revoke')}</Button>}
        </Confirm>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('app.settings.keys')}
        actions={
          <Button type="primary" onClick={() => setCreating(true)}>
            {t('settings.keys.create')}
          </Button>
        }
      />
      <div className="lk-card">
        {keys.isPending && <Skeleton />}
        {keys.error && <ErrorState error={keys.error} retry={() => void keys.refetch()} />}
        {keys.data?.items.length === 0 && (
          <EmptyState
            title={t('settings.keys.empty')}
            detail={t('settings.keys.emptyDetail')}
            action={<Button onClick={() => setCreating(true)}>{t('settings.keys.create')}</Button>}
          />
        )}
        {keys.data && keys.data.items.length > 0 && (
          <SimpleTable
            label={t('app.settings.keys')}
            columns={columns}
            rows={keys.data.items}
            rowKey={(key) => key.id}
          />
        )}
      </div>
      {creating && <KeyDialog onClose={() => setCreating(false)} />}
    </>
  );
}
