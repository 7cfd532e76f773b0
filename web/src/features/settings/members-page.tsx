import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useStaff } from '../../api/session';
import type { Member } from '../../api/types';
import { useCommands } from '../../lib/commands';
import { useCreating } from '../../lib/creating';
import { Confirm } from '../../ui/confirm';
import { PageHeader } from '../../ui/page-header';
import { SimpleTable } from '../../ui/simple-table';
import { ErrorState, Skeleton, useProblemWords } from '../../ui/states';
import { DateTime, StatusTag, type Tone } from '../../ui/text';
import { InviteDialog } from './invite-dialog';
import { MemberSafety } from './member-safety';
import { membersQuery, useChangeMember, useInviteAgain } from './queries';
import { RoleSelect } from './role-select';

const TONES: Record<string, Tone> = { active: 'good', invited: 'info', suspended: 'bad' };

export function MembersPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { user } = useStaff();
  const members = useQuery(membersQuery);
  const change = useChangeMember();
  const again = useInviteAgain();
  const { message } = App.useApp();
  const words = useProblemWords();
  const [inviting, setInviting] = useCreating();
  const [token, setToken] = useState<string | null>(null);
  const manages = may('member.manage');
  const tell = (promise: Promise<unknown>) =>
    promise.then(
      () => void message.success(t('settings.members.changed')),
      (error: unknown) => void message.error(`${words(error).title} ${words(error).detail}`),
    );

  const role = (member: Member) =>
    manages ? (
      <RoleSelect
        value={member.role}
        label={t('settings.members.roleOf', { name: member.displayName })}
        disabled={member.id === user.id}
        onChange={(chosen) => void tell(change.mutateAsync({ id: member.id, role: chosen }))}
      />
    ) : (
      t(`settings.role.${member.role as 'owner'}`)
    );
  const actions = (member: Member) => {
    if (member.id === user.id) return null;
    if (member.status === 'invited') {
      const reinvite = () => void again.mutateAsync(member.id).then((sent) => setToken(sent.invitationToken));
      return <Button onClick={reinvite}>{t('settings.members.again')}</Button>;
    }
    if (member.status === 'suspended') {
      return (
        <Button onClick={() => void tell(change.mutateAsync({ id: member.id, status: 'active' }))}>
          {t('settings.members.restore')}
        </Button>
      );
    }
    return (
      <div className="lk-row">
        <Confirm
          danger
          title={t('settings.members.suspendTitle', { name: member.displayName })}
          detail={t('settings.members.suspendDetail')}
          confirm={t('settings.members.suspend')}
          onConfirm={() => change.mutateAsync({ id: member.id, status: 'suspended' })}
        >
          {(ask) => <Button onClick={ask}>{t('settings.members.suspend')}</Button>}
        </Confirm>
        <MemberSafety member={member} />
      </div>
    );
  };

  const columns = [
    {
      key: 'name',
      header: t('settings.field.name'),
      render: (m: Member) => m.displayName + (m.id === user.id ? t('settings.members.you') : ''),
    },
    { key: 'email', header: t('settings.field.email'), render: (m: Member) => m.email },
    { key: 'role', header: t('settings.field.role'), render: role },
    {
      key: 'status',
      header: t('settings.field.status'),
      render: (m: Member) => (
        <StatusTag tone={TONES[m.status] ?? 'neutral'}>
          {t(`settings.status.${m.status as 'active'}`)}
        </StatusTag>
      ),
    },
    {
      key: 'created',
      header: t('settings.field.created'),
      render: (m: Member) => <DateTime value={m.createdAt} dateOnly />,
    },
    ...(manages ? [{ key: 'actions', header: t('settings.field.actions'), render: actions }] : []),
  ];
  useCommands(
    manages
      ? [{ id: 'create', title: t('settings.members.invite'), key: 'n', run: () => setInviting(true) }]
      : [],
  );
  return (
    <>
      <PageHeader
        title={t('app.settings.members')}
        actions={
          manages && (
            <Button type="primary" onClick={() => setInviting(true)}>
              {t('settings.members.invite')}
            </Button>
          )
        }
      />
      <div className="lk-card">
        {members.isPending && <Skeleton />}
        {members.error && <ErrorState error={members.error} retry={() => void members.refetch()} />}
        {members.data && (
          <SimpleTable
            label={t('app.settings.members')}
            columns={columns}
            rows={members.data.items}
            rowKey={(member) => member.id}
          />
        )}
      </div>
      {manages && (inviting || token !== null) && (
        <InviteDialog
          token={token}
          onClose={() => {
            setInviting(false);
            setToken(null);
          }}
        />
      )}
    </>
  );
}
