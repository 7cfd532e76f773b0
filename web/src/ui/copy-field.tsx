import { CopyOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A text that is shown once, to be taken along. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(value).then(() => setCopied(true));
  return (
    <div className="lk-secret">
      <Input
        readOnly
        value={value}
        aria-label={label}
        onFocus={(event) => event.target.select()}
        className="lk-mono"
      />
      <Button icon={<CopyOutlined aria-hidden />} onClick={copy}>
        {t('ui.copy')}
      </Button>
      <span role="status" className="lk-muted lk-nowrap">
        {copied ? t('ui.copied') : ''}
      </span>
    </div>
  );
}
