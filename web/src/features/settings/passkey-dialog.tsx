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

interface FormProps {
  passkey: Named;
  /** Answers the recovery codes that came of it. */
  onName: (name: string) => Promise<string[]>;
  onDone: (codes: string[]) => void;
}

function NameForm({ passkey, onName, onDone }: FormProps) {
  const { t } = useTranslation();
  const form = useForm({ name: passkey?.name ?? deviceName(navigator.userAgent) ?? '' }, ({ name }) =>
    onName(name).then(onDone),
  );
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
  const add = useAddPasskey();
  const rename = useRenamePasskey();
  const name = async (called: string) => {
    if (passkey === null) return (await add.mutateAsync(called)).recoveryCodes;
    await rename.mutateAsync({ id: passkey.id, name: called });
    return [];
  };
  // Recovery codes may be on their way, and come once.
  const closable = codes.length === 0 && !add.isPending;
  const title = passkey === null ? 'settings.passkeys.add' : 'settings.passkeys.rename';
  return (
    <Modal
      open
      title={t(codes.length > 0 ? 'settings.twoStep.codesTitle' : title)}
      footer={null}
      width={480}
      closable={closable}
      keyboard={closable}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {codes.length > 0 ? (
        <RecoveryCodes codes={codes} email={user.email} onDone={onClose} />
      ) : (
        <NameForm
          passkey={passkey}
          onName={name}
          onDone={(made) => {
            if (made.length > 0) setCodes(made);
            else onClose();
          }}
        />
      )}
    </Modal>
  );
}
