import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../ui/copy-field';
import { Field } from '../../ui/field';
import { ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { MemberFields, NOWHERE, type Standing } from './member-fields';
import { usePostMember } from './organization/queries';
import { useInvite } from './queries';
import { usualScope } from './roles';

interface Draft extends Standing {
  email: string;
  displayName: string;
}

const START: Draft = {
  email: '',
  displayName: '',
  role: 'manager',
  scope: usualScope('manager'),
  places: NOWHERE,
};

/** @param onInvited is told whether where the member belongs could be saved, too */
function InviteForm({ onInvited }: { onInvited: (token: string, posted: boolean) => void }) {
  const { t } = useTranslation();
  const invite = useInvite();
  const post = usePostMember();
  const form = useForm(START, async ({ places, ...newMember }) => {
    const { member, invitationToken } = await invite.mutateAsync(newMember);
    const somewhere = places.unitIds.length + places.storeIds.length > 0;
    // The link is shown this once: it must not be lost over the rest.
    const posted = somewhere ? post.mutateAsync({ id: member.id, ...places }) : Promise.resolve();
    await posted.then(
      () => onInvited(invitationToken, true),
      () => onInvited(invitationToken, false),
    );
  });
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <ProblemAlert error={form.error} />
      <Field label={t('settings.field.email')} error={form.errorAt('/email')}>
        {(wiring) => (
          <Input
            {...wiring}
            type="email"
            required
            maxLength={254}
            autoComplete="off"
            value={form.values.email}
            onChange={(event) => form.set('email', event.target.value)}
          />
        )}
      </Field>
      <Field label={t('settings.field.name')} error={form.errorAt('/displayName')}>
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxLength={100}
            autoComplete="off"
            value={form.values.displayName}
            onChange={(event) => form.set('displayName', event.target.value)}
          />
        )}
      </Field>
      <MemberFields form={form} />
      <Button type="primary" htmlType="submit" loading={form.busy}>
        {t('settings.members.inviteSubmit')}
      </Button>
    </form>
  );
}

/** Asks whom to invite, then shows the link to pass on; the link of an invitation made again is shown at once. */
export function InviteDialog({ token, onClose }: { token: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [made, setMade] = useState(token);
  const [posted, setPosted] = useState(true);
  return (
    <Modal open title={t('settings.members.inviteTitle')} footer={null} onCancel={onClose} width={520}>
      {made === null ? (
        <InviteForm
          onInvited={(link, all) => {
            setPosted(all);
            setMade(link);
          }}
        />
      ) : (
        <div className="lk-stack">
          {!posted && (
            <p className="lk-alert" role="alert">
              {t('settings.postings.unsaved')}
            </p>
          )}
          <p>{t('settings.members.linkHint')}</p>
          <CopyField
            label={t('settings.members.link')}
            value={`${window.location.origin}/join#token=${encodeURIComponent(made)}`}
          />
          <Button onClick={onClose}>{t('settings.members.done')}</Button>
        </div>
      )}
    </Modal>
  );
}
