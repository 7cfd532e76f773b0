import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useStaff } from '../../api/session';
import type { Member } from '../../api/types';
import { useCommands } from '../../lib/commands';
import { useCreating } from '../../lib/creating';
import { PageHeader } from '../../ui/page-header';
import { SimpleTable } from '../../ui/simple-table';
import { ErrorState, Skeleton } from '../../ui/states';
import { DateTime, StatusTag, type Tone } from '../../ui/text';
import { InviteDialog } from './invite-dialog';
import { MemberActions } from './member-actions';
import { MemberDialog } from './member-dialog';
import { NOWHERE } from './member-fields';
import { MemberPlaces } from './member-places';
import { postingsQuery, useLayout } from './organization/queries';
import { membersQuery } from './queries';
import { useRoleName, useScopeName } from './roles';
import { SightDialog } from './sight-dialog';

const TONES: Record<string, Tone> = { active: 'good', invited: 'info', suspended: 'bad' };

export function MembersPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { user } = useStaff();
  const roleName = useRoleName();
  const scopeName = useScopeName();
  const members = useQuery(membersQuery);
  const postings = useQuery(postingsQuery);
  const { layout } = useLayout();
  const [inviting, setInviting] = useCreating();
  const [token, setToken] = useState<string | null>(null);
  const [editing, setEditing] = useState<string>();
  const [seen, setSeen] = useState<Member>();
  const manages = may('member.manage');
  const placesOf = (id: string) => postings.data?.items.find((one) => one.memberId === id) ?? NOWHERE;
  const edited = members.data?.items.find(({ id }) => id === editing);

  const columns = [
    {
      key: 'name',
      header: t('settings.field.name'),
      render: (m: Member) => (
        <span className="lk-two-lines">
          <span>
            <button
              type="button"
              className="lk-link-button"
              title={t('settings.sight.openOf', { name: m.displayName })}
              onClick={() => setSeen(m)}
            >
              {m.displayName}
            </button>
            {m.id === user.id && t('settings.members.you')}
          </span>
          <span className="lk-meta">{m.email}</span>
        </span>
      ),
    },
    { key: 'role', header: t('settings.field.role'), render: (m: Member) => roleName(m.role) },
    { key: 'scope', header: t('settings.scopes.label'), render: (m: Member) => scopeName(m.scope) },
    {
      key: 'places',
      header: t('settings.postings.label'),
      render: (m: Member) =>
        postings.data && <MemberPlaces member={m} places={placesOf(m.id)} layout={layout} />,
    },
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
    ...(manages
      ? [
          {
            key: 'actions',
            header: t('settings.field.actions'),
            render: (m: Member) => (
              <MemberActions member={m} onEdit={() => setEditing(m.id)} onLink={setToken} />
            ),
          },
        ]
      : []),
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
      {seen !== undefined && <SightDialog member={seen} onClose={() => setSeen(undefined)} />}
      {manages && edited !== undefined && (
        <MemberDialog
          key={edited.id}
          member={edited}
          places={placesOf(edited.id)}
          onClose={() => setEditing(undefined)}
        />
      )}
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
