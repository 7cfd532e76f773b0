import { CopyOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../ui/states';
import './two-step.css';

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

interface Props {
  codes: readonly string[];
  /** Whose they are. */
  email: string;
  /** May fail, which is said beside the button; the codes stay. */
  onDone: () => void | Promise<void>;
}

/** Codes that are shown once: they can be taken along in three ways, and left only when they were. */
export function RecoveryCodes({ codes, email, onDone }: Props) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const done = () => {
    setBusy(true);
    setError(null);
    Promise.resolve(onDone())
      .catch(setError)
      .finally(() => setBusy(false));
  };
  const head = t('twoStep.fileHead', { email });
  const text = `${head}\r\n\r\n${codes.join('\r\n')}\r\n`;
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <div className="lk-stack">
      <p>{t('twoStep.codesWhy')}</p>
      <div className="lk-print-sheet">
        <p className="lk-print-only">{head}</p>
        <ol className="lk-codes lk-mono" aria-label={t('twoStep.codes')}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className="lk-row">
        <Button icon={<CopyOutlined aria-hidden />} onClick={copy}>
          {t('twoStep.copyAll')}
        </Button>
        <Button icon={<DownloadOutlined aria-hidden />} onClick={() => save(t('twoStep.file'), text)}>
          {t('twoStep.download')}
        </Button>
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          {t('twoStep.print')}
        </Button>
        <span role="status" className="lk-muted">
          {copied ? t('ui.copied') : ''}
        </span>
      </div>
      <div className="lk-row">
        <input id={id} type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />
        <label htmlFor={id}>{t('twoStep.kept')}</label>
      </div>
      <ProblemAlert error={error} />
      <Button type="primary" disabled={!kept} loading={busy} onClick={done}>
        {t('twoStep.done')}
      </Button>
    </div>
  );
}
