import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import { RecoveryCodes } from '../../pickers/recovery-codes';
import { Field } from '../../ui/field';
import { ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { deviceName } from './device-name';
import { useAddPasskey, useRenamePasskey } from './passkey-queries';

/** Of one to be renamed; null: of a new one. */
export type Named = { id: string; name: string } | null;

function NameForm({ passkey, onDone }: { passkey: Named; onDone: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const add = useAddPasskey();
  const rename = useRenamePasskey();
  const form = useForm({ name: passkey?.name ?? deviceName(navigator.userAgent) ?? '' }, async ({ name }) => {
    if (passkey === null) onDone((await add.mutateAsync(name)).recoveryCodes);
    else await rename.mutateAsync({ id: passkey.id, name }).then(() => onDone([]));
  });
  return (
    <form className="lk-form" onSubmit={form.submit}>
      {passkey === null && <p className="lk-muted">{t('settings.passkeys.addHint')}</p>}
      <ProblemAlert error={form.error} />
      <Field label={t('settings.passkeys.name')} error={form.errorAt('/name')}>
        {(wiring) => (
          <Input
            {...wiring}
            required
            autoFocus
            maxLength={100}
            value={form.values.name}
            onChange={(event) => form.set('name', event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" block loading={form.busy}>
        {t(passkey === null ? 'settings.passkeys.make' : 'ui.save')}
      </Button>
    </form>
  );
}

/** Making a passkey, or giving one another name; with the first second factor come recovery codes. */
export function PasskeyDialog({ passkey, onClose }: { passkey: Named; onClose: () => void }) {
  const { t } = useTranslation();
  const { user } = useStaff();
  const [codes, setCodes] = useState<string[]>([]);
  const title = passkey === null ? 'settings.passkeys.add' : 'settings.passkeys.rename';
  return (
    <Modal
      open
      title={t(codes.length > 0 ? 'settings.twoStep.codesTitle' : title)}
      footer={null}
      width={480}
      closable={codes.length === 0}
      keyboard={codes.length === 0}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {codes.length > 0 ? (
        <RecoveryCodes codes={codes} email={user.email} onDone={onClose} />
      ) : (
        <NameForm
          passkey={passkey}
          onDone={(made) => {
            if (made.length > 0) setCodes(made);
            else onClose();
          }}
        />
      )}
    </Modal>
  );
}
