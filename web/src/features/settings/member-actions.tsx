import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import type { Member } from '../../api/types';
import { Confirm } from '../../ui/confirm';
import { useProblemWords } from '../../ui/states';
import { HandOverDialog } from './hand-over-dialog';
import { MemberSafety } from './member-safety';
import { useChangeMember, useInviteAgain } from './queries';
import { mayGrant } from './roles';

interface Props {
  member: Member;
  onEdit: () => void;
  onLink: (token: string) => void;
}

/** What those who manage members do about one of them. */
export function MemberActions({ member, onEdit, onLink }: Props) {
  const { t } = useTranslation();
  const { user, role } = useStaff();
  const change = useChangeMember();
  const again = useInviteAgain();
  const { message } = App.useApp();
  const words = useProblemWords();
  const [leaving, setLeaving] = useState(false);
  const refused = (error: unknown) => void message.error(`${words(error).title} ${words(error).detail}`);
  const tell = (promise: Promise<unknown>) =>
    promise.then(() => void message.success(t('settings.members.changed')), refused);
  if (!mayGrant(role, member.role)) return null;
  const leave = (
    <Button
      aria-label={t('settings.sight.leave.openOf', { name: member.displayName })}
      onClick={() => setLeaving(true)}
    >
      {t('settings.sight.leave.open')}
    </Button>
  );
  const state = () => {
    if (member.id === user.id) return null;
    const reinvite = () =>
      void again.mutateAsync(member.id).then((sent) => onLink(sent.invitationToken), refused);
    if (member.status === 'invited') {
      return (
        <div className="lk-row">
          <Button onClick={reinvite}>{t('settings.members.again')}</Button>
          {leave}
        </div>
      );
    }
    if (member.status === 'suspended') {
      return (
        <div className="lk-row">
          <Button onClick={() => void tell(change.mutateAsync({ id: member.id, status: 'active' }))}>
            {t('settings.members.restore')}
          </Button>
          <Button onClick={reinvite}>{t('settings.members.again')}</Button>
          {leave}
        </div>
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
        {leave}
        <MemberSafety member={member} />
      </div>
    );
  };
  return (
    <span className="lk-row-actions">
      <Button aria-label={t('settings.members.editOf', { name: member.displayName })} onClick={onEdit}>
        {t('settings.members.edit')}
      </Button>
      {state()}
      {leaving && <HandOverDialog member={member} onClose={() => setLeaving(false)} />}
    </span>
  );
}
