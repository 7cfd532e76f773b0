import { KeyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { answerOf, passkeysWork } from '../api/passkey';
import type { Assertion, PasskeyPurpose } from '../api/types';
import { ProblemAlert } from './states';

interface Props {
  purpose: PasskeyPurpose;
  label: string;
  onAnswer: (passkey: Assertion) => Promise<unknown>;
}

/** Asks for a passkey; nothing at all where the browser knows none. */
export function PasskeyButton({ purpose, label, onAnswer }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!passkeysWork()) return null;
  const ask = () => {
    setBusy(true);
    setError(null);
    answerOf(purpose)
      .then(onAnswer)
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <div className="lk-stack-tight">
      <Button block icon={<KeyOutlined aria-hidden />} loading={busy} onClick={ask}>
        {label}
      </Button>
      <ProblemAlert error={error} />
    </div>
  );
}
