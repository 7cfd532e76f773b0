import { CopyOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import QRCode from 'antd/es/qr-code';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../ui/field';
import { ProblemAlert } from '../ui/states';
import { useForm } from '../ui/use-form';
import './two-step.css';

export interface Begun {
  secret: string;
  uri: string;
}

/** In groups, for typing; a phone shows all of it. */
function Key({ secret }: { secret: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(secret).then(() => setCopied(true));
  return (
    <div className="lk-row">
      <code className="lk-mono lk-grow lk-key">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      <Button icon={<CopyOutlined aria-hidden />} onClick={copy}>
        {t('ui.copy')}
      </Button>
      <span role="status" className="lk-muted">
        {copied ? t('ui.copied') : ''}
      </span>
    </div>
  );
}

interface Props {
  begun: Begun;
  /** Tries the first code; what comes of it is the caller's business. */
  onCode: (code: string) => Promise<unknown>;
}

/** A new seed for an authenticator: scan or type it, and try the first code. */
export function FirstCode({ begun, onCode }: Props) {
  const { t } = useTranslation();
  const form = useForm({ code: '' }, ({ code }) => onCode(code));
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <p>{t('twoStep.scan')}</p>
      <div className="lk-qr">
        <QRCode
          aria-label={t('twoStep.picture')}
          type="svg"
          value={begun.uri}
          size={176}
          color="#000"
          bgColor="#fff"
          bordered={false}
        />
      </div>
      <div className="lk-stack-tight">
        <p className="lk-field-hint">{t('twoStep.type')}</p>
        <Key secret={begun.secret} />
      </div>
      <ProblemAlert error={form.error} />
      <Field label={t('twoStep.first')} hint={t('twoStep.firstHint')} error={form.errorAt('/code')}>
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxLength={40}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={form.values.code}
            onChange={(event) => form.set('code', event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" block loading={form.busy}>
        {t('twoStep.confirm')}
      </Button>
    </form>
  );
}
