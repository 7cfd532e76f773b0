import { App, Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import type { Member, Postings } from '../../api/types';
import { ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { MemberFields, type Standing } from './member-fields';
import { usePostMember } from './organization/queries';
import { useChangeMember } from './queries';

interface Props {
  member: Member;
  places: Postings;
  onClose: () => void;
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id) => other.includes(id));

function MemberForm({ member, places, onClose }: Props) {
  const { t } = useTranslation();
  const { user } = useStaff();
  const { message } = App.useApp();
  const change = useChangeMember();
  const post = usePostMember();
  const start: Standing = { role: member.role, scope: member.scope, places };
  const form = useForm<Standing>(start, async ({ role, scope, places: wanted }) => {
    // Each is a change of its own; what was taken the first time is not sent again.
    if (role !== member.role || scope !== member.scope) {
      await change.mutateAsync({ id: member.id, role, scope });
    }
    if (!same(wanted.unitIds, places.unitIds) || !same(wanted.storeIds, places.storeIds)) {
      await post.mutateAsync({ id: member.id, ...wanted });
    }
    void message.success(t('settings.members.changed'));
    onClose();
  });
  const stands = form.values.role === member.role && form.values.scope === member.scope;
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <ProblemAlert error={form.error} />
      <MemberFields form={form} own={member.id === user.id} />
      {!stands && (
        <p className="lk-note" role="status">
          {t('settings.members.signsOut', { name: member.displayName })}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={form.busy}>
        {t('ui.save')}
      </Button>
    </form>
  );
}

export function MemberDialog(props: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t('settings.members.editTitle', { name: props.member.displayName })}
      footer={null}
      onCancel={props.onClose}
      width={520}
    >
      <MemberForm {...props} />
    </Modal>
  );
}
