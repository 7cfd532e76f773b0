import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkedAccount } from '../../api/types';
import { Confirm } from '../../ui/confirm';
import { SimpleTable } from '../../ui/simple-table';
import { ErrorState, ProblemAlert } from '../../ui/states';
import { DateTime, StatusTag } from '../../ui/text';
import { beginLinking, linkedAccountsQuery, useUnlink } from './single-sign-on-queries';

/** Leaves for the provider; what comes back from it is the answer page's. */
function Link({ to, onRefused }: { to: LinkedAccount; onRefused: (error: unknown) => void }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const leave = () => {
    setBusy(true);
    onRefused(null);
    beginLinking(to.providerId)
      .then(({ address }) => window.location.assign(address), onRefused)
      .finally(() => setBusy(false));
  };
  return (
    <Button
      loading={busy}
      aria-label={t('settings.linkedAccounts.linkOf', { name: to.providerName })}
      onClick={leave}
    >
      {t('settings.linkedAccounts.link')}
    </Button>
  );
}

function Unlink({ from }: { from: LinkedAccount }) {
  const { t } = useTranslation();
  const unlink = useUnlink();
  return (
    <Confirm
      danger
      title={t('settings.linkedAccounts.unlinkTitle', { name: from.providerName })}
      detail={t('settings.linkedAccounts.unlinkDetail')}
      confirm={t('settings.linkedAccounts.unlink')}
      onConfirm={() => unlink.mutateAsync(from.providerId)}
    >
      {(ask) => (
        <Button aria-label={t('settings.linkedAccounts.unlinkOf', { name: from.providerName })} onClick={ask}>
          {t('settings.linkedAccounts.unlink')}
        </Button>
      )}
    </Confirm>
  );
}

const isLinked = (one: LinkedAccount) => one.linkedAt != null;

/** One's accounts at the organization's providers; nothing at all where it has none. */
export function LinkedAccounts() {
  const { t } = useTranslation();
  const accounts = useQuery(linkedAccountsQuery);
  const [refusal, setRefusal] = useState<unknown>(null);
  if (accounts.isPending || accounts.data?.items.length === 0) return null;
  const columns = [
    {
      key: 'provider',
      header: t('settings.linkedAccounts.provider'),
      render: (one: LinkedAccount) => one.providerName,
    },
    {
      key: 'account',
      header: t('settings.linkedAccounts.account'),
      render: (one: LinkedAccount) =>
        isLinked(one) ? (
          (one.account ?? t('ui.none'))
        ) : (
          <StatusTag>{t('settings.linkedAccounts.notLinked')}</StatusTag>
        ),
    },
    {
      key: 'linked',
      header: t('settings.linkedAccounts.linkedAt'),
      render: (one: LinkedAccount) => <DateTime value={one.linkedAt} dateOnly />,
    },
    {
      key: 'used',
      header: t('settings.linkedAccounts.used'),
      render: (one: LinkedAccount) =>
        isLinked(one) && one.lastUsedAt == null ? (
          t('settings.linkedAccounts.never')
        ) : (
          <DateTime value={one.lastUsedAt} />
        ),
    },
    {
      key: 'actions',
      header: t('settings.field.actions'),
      render: (one: LinkedAccount) =>
        isLinked(one) ? <Unlink from={one} /> : <Link to={one} onRefused={setRefusal} />,
    },
  ];
  return (
    <section className="lk-card">
      <h2>{t('settings.linkedAccounts.title')}</h2>
      {accounts.error ? (
        <ErrorState error={accounts.error} retry={() => void accounts.refetch()} />
      ) : (
        <div className="lk-stack">
          <p className="lk-muted">{t('settings.linkedAccounts.what')}</p>
          <ProblemAlert error={refusal} />
          <SimpleTable
            label={t('settings.linkedAccounts.title')}
            columns={columns}
            rows={accounts.data.items}
            rowKey={(one) => one.providerId}
          />
        </div>
      )}
    </section>
  );
}
