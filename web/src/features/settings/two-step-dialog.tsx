import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import { FirstCode, type Begun } from '../../pickers/first-code';
import { RecoveryCodes } from '../../pickers/recovery-codes';
import { useConfirmSecondFactor } from './two-step-queries';

interface Props {
  /** A seed to be tried; without one there are only codes to show. */
  begun: Begun | null;
  codes: string[] | null;
  onClose: () => void;
}

/** Setting the second factor up: scan, try, keep the recovery codes. */
export function TwoStepDialog({ begun, codes: given, onClose }: Props) {
  const { t } = useTranslation();
  const { user } = useStaff();
  const confirm = useConfirmSecondFactor();
  const [made, setMade] = useState<string[] | null>(null);
  const codes = given ?? made;
  const closable = codes === null && !confirm.isPending;
  return (
    <Modal
      open
      title={t(codes === null ? 'settings.twoStep.enable' : 'settings.twoStep.codesTitle')}
      footer={null}
      width={480}
      closable={closable}
      keyboard={closable}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {codes === null && begun !== null && (
        <FirstCode
          begun={begun}
          onCode={(code) => confirm.mutateAsync(code).then(({ recoveryCodes }) => setMade(recoveryCodes))}
        />
      )}
      {codes !== null && <RecoveryCodes codes={codes} email={user.email} onDone={onClose} />}
    </Modal>
  );
}
