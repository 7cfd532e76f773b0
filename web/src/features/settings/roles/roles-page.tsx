import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session';
import type { RoleContent } from '../../../api/types';
import { useCommands } from '../../../lib/commands';
import { useCreating } from '../../../lib/creating';
import { Confirm } from '../../../ui/confirm';
import { PageHeader } from '../../../ui/page-header';
import { SimpleTable } from '../../../ui/simple-table';
import { ErrorState, Skeleton } from '../../../ui/states';
import { StatusTag } from '../../../ui/text';
import { useRoleName, useScopeName } from '../roles';
import { rolesQuery, useRemoveRole } from './queries';
import { RoleEditor, type Role } from './role-editor';
import './roles.css';
import { useRoleWords } from './words';

const EMPTY: RoleContent = { name: '', scope: 'all', permissions: ['customer.read'], fields: {} };

function contentOf(role: Role, name: string): RoleContent {
  return { name, scope: role.scope, permissions: role.permissions, fields: role.fields };
}

interface ActionsProps {
  role: Role;
  name: string;
  onOpen: () => void;
  onCopy: () => void;
}

function Actions({ role, name, onOpen, onCopy }: ActionsProps) {
  const { t } = useTranslation();
  const remove = useRemoveRole();
  const { message } = App.useApp();
  return (
    <span className="lk-row-actions">
      {role.version > 0 && (
        <Button aria-label={t('settings.roles.editOf', { name })} onClick={onOpen}>
          {t('settings.members.edit')}
        </Button>
      )}
      <Button aria-label={t('settings.roles.copyOf', { name })} onClick={onCopy}>
        {t('settings.roles.copy')}
      </Button>
      {role.version > 0 && (
        <Confirm
          danger
          title={t('settings.roles.removeTitle', { name })}
          detail={t('settings.roles.removeDetail')}
          confirm={t('settings.roles.remove')}
          onConfirm={async () => {
            await remove.mutateAsync(role.code);
            void message.success(t('settings.roles.removed'));
          }}
        >
          {(ask) => (
            <Button danger aria-label={t('settings.roles.removeOf', { name })} onClick={ask}>
              {t('settings.roles.remove')}
            </Button>
          )}
        </Confirm>
      )}
    </span>
  );
}

/** The fields that a role is kept from, in a few words. */
function Kept({ role }: { role: Role }) {
  const { t } = useTranslation();
  const words = useRoleWords();
  const kept = Object.entries(role.fields).filter(([, access]) => access !== 'edit');
  if (kept.length === 0) return <span className="lk-muted">{t('ui.none')}</span>;
  return (
    <span className="lk-meta">
      {kept.map(([field, access]) => `${words.field(field)} ${words.access(access)}`).join(' · ')}
    </span>
  );
}

type Open = { role?: Role; start: RoleContent; title: string };

export function RolesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const manages = may('member.manage');
  const roles = useQuery(rolesQuery);
  const roleName = useRoleName();
  const scopeName = useScopeName();
  const [creating, setCreating] = useCreating();
  const [open, setOpen] = useState<Open>();
  const shown = open ?? (creating ? { start: EMPTY, title: t('settings.roles.new') } : undefined);
  const look = (role: Role) => {
    const name = roleName(role.code);
    setOpen({ role, start: contentOf(role, role.name ?? ''), title: name });
  };
  const copy = (role: Role) => {
    const name = t('settings.roles.copyName', { name: roleName(role.code) });
    setOpen({ start: contentOf(role, name), title: t('settings.roles.new') });
  };
  useCommands(
    manages ? [{ id: 'create', title: t('settings.roles.new'), key: 'n', run: () => setCreating(true) }] : [],
  );
  const columns = [
    {
      key: 'name',
      header: t('settings.roles.name'),
      render: (role: Role) => (
        <span className="lk-row">
          <button type="button" className="lk-link-button" onClick={() => look(role)}>
            {roleName(role.code)}
          </button>
          {role.version > 0 && <StatusTag tone="info">{t('settings.roles.own')}</StatusTag>}
        </span>
      ),
    },
    { key: 'scope', header: t('settings.scopes.label'), render: (role: Role) => scopeName(role.scope) },
    { key: 'kept', header: t('settings.roles.kept'), render: (role: Role) => <Kept role={role} /> },
    { key: 'members', header: t('settings.roles.members'), end: true, render: (role: Role) => role.members },
    { key: 'keys', header: t('settings.roles.keys'), end: true, render: (role: Role) => role.keys },
    ...(manages
      ? [
          {
            key: 'actions',
            header: t('settings.field.actions'),
            render: (role: Role) => (
              <Actions
                role={role}
                name={roleName(role.code)}
                onOpen={() => look(role)}
                onCopy={() => copy(role)}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader
        title={t('app.settings.roles')}
        actions={
          manages && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {t('settings.roles.new')}
            </Button>
          )
        }
      />
      <div className="lk-card">
        {roles.isPending && <Skeleton />}
        {roles.error && <ErrorState error={roles.error} retry={() => void roles.refetch()} />}
        {roles.data && (
          <SimpleTable
            label={t('app.settings.roles')}
            columns={columns}
            rows={roles.data.items}
            rowKey={(role) => role.code}
          />
        )}
      </div>
      {roles.data && shown && (
        <RoleEditor
          {...shown}
          roles={roles.data}
          manages={manages}
          onClose={() => {
            setOpen(undefined);
            setCreating(false);
          }}
        />
      )}
    </>
  );
}
