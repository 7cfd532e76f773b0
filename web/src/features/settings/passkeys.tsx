import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passkeysWork } from '../../api/passkey';
import type { Passkey } from '../../api/types';
import { Confirm } from '../../ui/confirm';
import { SimpleTable } from '../../ui/simple-table';
import { ErrorState, Skeleton } from '../../ui/states';
import { DateTime } from '../../ui/text';
import { PasskeyDialog, type Named } from './passkey-dialog';
import { passkeysQuery, useRemovePasskey } from './passkey-queries';

function Actions({ passkey, onRename }: { passkey: Passkey; onRename: () => void }) {
  const { t } = useTranslation();
  const remove = useRemovePasskey();
  return (
    <div className="lk-row">
      <Button aria-label={t('settings.passkeys.renameOf', { name: passkey.name })} onClick={onRename}>
        {t('settings.passkeys.rename')}
      </Button>
      <Confirm
        danger
        title={t('settings.passkeys.removeTitle', { name: passkey.name })}
        detail={t('settings.passkeys.removeDetail')}
        confirm={t('settings.passkeys.remove')}
        onConfirm={() => remove.mutateAsync(passkey.id)}
      >
        {(ask) => (
          <Button aria-label={t('settings.passkeys.removeOf', { name: passkey.name })} onClick={ask}>
            {t('settings.passkeys.remove')}
          </Button>
        )}
      </Confirm>
    </div>
  );
}

/** One's own passkeys: which there are, and how they come and go. */
export function Passkeys() {
  const { t } = useTranslation();
  const passkeys = useQuery(passkeysQuery);
  const [dialog, setDialog] = useState<{ passkey: Named } | null>(null);
  if (passkeys.isPending) return <Skeleton lines={2} />;
  if (passkeys.error) return <ErrorState error={passkeys.error} retry={() => void passkeys.refetch()} />;
  const rows = passkeys.data.items;
  const columns = [
    { key: 'name', header: t('settings.passkeys.name'), render: (one: Passkey) => one.name },
    {
      key: 'since',
      header: t('settings.passkeys.since'),
      render: (one: Passkey) => <DateTime value={one.createdAt} dateOnly />,
    },
    {
      key: 'used',
      header: t('settings.passkeys.used'),
      render: (one: Passkey) =>
        one.lastUsedAt == null ? t('settings.passkeys.never') : <DateTime value={one.lastUsedAt} />,
    },
    {
      key: 'actions',
      header: t('settings.field.actions'),
      render: (one: Passkey) => <Actions passkey={one} onRename={() => setDialog({ passkey: one })} />,
    },
  ];
  return (
    <div className="lk-stack">
      <p className="lk-muted">{t('settings.passkeys.what')}</p>
      {rows.length > 0 && (
        <SimpleTable
          label={t('settings.passkeys.title')}
          columns={columns}
          rows={rows}
          rowKey={(one) => one.id}
        />
      )}
      {passkeysWork() ? (
        <div className="lk-row">
          <Button onClick={() => setDialog({ passkey: null })}>{t('settings.passkeys.add')}</Button>
        </div>
      ) : (
        <p className="lk-note">{t('settings.passkeys.unable')}</p>
      )}
      {dialog !== null && <PasskeyDialog passkey={dialog.passkey} onClose={() => setDialog(null)} />}
    </div>
  );
}
