import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentityProvider } from '../../api/types';
import { useCommands } from '../../lib/commands';
import { Confirm } from '../../ui/confirm';
import { CopyField } from '../../ui/copy-field';
import { Drawer } from '../../ui/drawer';
import { PageHeader } from '../../ui/page-header';
import { SimpleTable } from '../../ui/simple-table';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states';
import { StatusTag } from '../../ui/text';
import { ProviderForm } from './provider-form';
import { providersQuery, useRemoveProvider } from './single-sign-on-queries';

function Actions({ provider, onEdit }: { provider: IdentityProvider; onEdit: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const remove = useRemoveProvider();
  const { name, linkedMembers: members } = provider;
  return (
    <span className="lk-row-actions">
      <Button aria-label={t('settings.singleSignOn.editOf', { name })} onClick={onEdit}>
        {t('settings.singleSignOn.edit')}
      </Button>
      <Confirm
        danger
        title={t('settings.singleSignOn.removeTitle', { name })}
        detail={
          members === 0
            ? t('settings.singleSignOn.removeUnused')
            : t('settings.singleSignOn.removeDetail', { members })
        }
        confirm={t('settings.singleSignOn.remove')}
        onConfirm={async () => {
          await remove.mutateAsync(provider.id);
          void message.success(t('settings.singleSignOn.removed'));
        }}
      >
        {(ask) => (
          <Button danger aria-label={t('settings.singleSignOn.removeOf', { name })} onClick={ask}>
            {t('settings.singleSignOn.remove')}
          </Button>
        )}
      </Confirm>
    </span>
  );
}

interface ListProps {
  providers: readonly IdentityProvider[];
  onAdd: () => void;
  onEdit: (provider: IdentityProvider) => void;
}

function Providers({ providers, onAdd, onEdit }: ListProps) {
  const { t } = useTranslation();
  const columns = [
    {
      key: 'name',
      header: t('settings.singleSignOn.name'),
      render: (one: IdentityProvider) => (
        <span className="lk-two-lines">
          <span>{one.name}</span>
          <span className="lk-meta lk-mono">{one.issuer}</span>
        </span>
      ),
    },
    {
      key: 'client',
      header: t('settings.singleSignOn.clientId'),
      render: (one: IdentityProvider) => <span className="lk-mono">{one.clientId}</span>,
    },
    {
      key: 'listed',
      header: t('settings.singleSignOn.shown'),
      render: (one: IdentityProvider) =>
        one.listed ? (
          t('settings.singleSignOn.yes')
        ) : (
          <StatusTag>{t('settings.singleSignOn.byLink')}</StatusTag>
        ),
    },
    {
      key: 'second',
      header: t('settings.singleSignOn.second'),
      render: (one: IdentityProvider) =>
        one.trustsSecondFactor ? (
          <StatusTag tone="info">{t('settings.singleSignOn.trusted')}</StatusTag>
        ) : (
          t('settings.singleSignOn.here')
        ),
    },
    {
      key: 'members',
      header: t('settings.singleSignOn.members'),
      end: true,
      render: (one: IdentityProvider) => one.linkedMembers,
    },
    {
      key: 'actions',
      header: t('settings.field.actions'),
      render: (one: IdentityProvider) => <Actions provider={one} onEdit={() => onEdit(one)} />,
    },
  ];
  if (providers.length === 0) {
    return (
      <EmptyState
        title={t('settings.singleSignOn.empty')}
        detail={t('settings.singleSignOn.what')}
        action={<Button onClick={onAdd}>{t('settings.singleSignOn.add')}</Button>}
      />
    );
  }
  return (
    <SimpleTable
      label={t('settings.singleSignOn.providers')}
      columns={columns}
      rows={providers}
      rowKey={(one) => one.id}
    />
  );
}

/** The organization's identity providers. */
export function SingleSignOnPage() {
  const { t } = useTranslation();
  const providers = useQuery(providersQuery);
  const [open, setOpen] = useState<{ provider: IdentityProvider | null }>();
  const add = () => setOpen({ provider: null });
  const close = () => setOpen(undefined);
  useCommands([{ id: 'create', title: t('settings.singleSignOn.add'), key: 'n', run: add }]);
  return (
    <>
      <PageHeader
        title={t('app.settings.singleSignOn')}
        actions={
          <Button type="primary" onClick={add}>
            {t('settings.singleSignOn.add')}
          </Button>
        }
      />
      <section className="lk-card">
        <h2>{t('settings.singleSignOn.providers')}</h2>
        {providers.isPending && <Skeleton lines={4} />}
        {providers.error && <ErrorState error={providers.error} retry={() => void providers.refetch()} />}
        {providers.data && (
          <Providers
            providers={providers.data.items}
            onAdd={add}
            onEdit={(provider) => setOpen({ provider })}
          />
        )}
      </section>
      {providers.data && (
        <section className="lk-card">
          <h2>{t('settings.singleSignOn.redirect')}</h2>
          <div className="lk-stack">
            <p className="lk-muted">{t('settings.singleSignOn.redirectWhat')}</p>
            <CopyField label={t('settings.singleSignOn.redirect')} value={providers.data.redirectUri} />
          </div>
        </section>
      )}
      {open !== undefined && (
        <Drawer open title={open.provider?.name ?? t('settings.singleSignOn.add')} onClose={close}>
          <ProviderForm provider={open.provider} onDone={close} />
        </Drawer>
      )}
    </>
  );
}
