import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewMember } from '../../api/types';
import { CopyField } from '../../ui/copy-field';
import { Field } from '../../ui/field';
import { ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { useInvite } from './queries';
import { RoleSelect } from './role-select';

function InviteForm({ onInvited }: { onInvited: (token: string) => void }) {
  const { t } = useTranslation();
  const invite = useInvite();
  const start: NewMember = { email: '', displayName: '', role: 'manager' };
  const form = useForm(start, async (member) =>
    onInvited((await invite.mutateAsync(member)).invitationToken),
  );
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
      <Field label={t('settings.field.role')} error={form.errorAt('/role')}>
        {(wiring) => (
          <RoleSelect wiring={wiring} value={form.values.role} onChange={(role) => form.set('role', role)} />
        )}
      </Field>
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
  return (
    <Modal open title={t('settings.members.inviteTitle')} footer={null} onCancel={onClose} width={520}>
      {made === null ? (
        <InviteForm onInvited={setMade} />
      ) : (
        <div className="lk-stack">
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
