import { CloudUploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFile, ImportProposal } from '../../api/types';
import { uploadImportFile } from '../../api/upload';
import { ProgressBar } from '../../ui/progress-bar';
import { ProblemAlert } from '../../ui/states';
import { propose } from './queries';
import { KINDS, type Kind } from './targets';

interface Props {
  onReady: (file: ImportFile, proposal: ImportProposal) => void;
}

function KindChoice({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="lk-kinds">
      <legend>{t('imports.upload.kind')}</legend>
      {KINDS.map((value) => (
        <label key={value} className="lk-kind">
          <input type="radio" name="kind" checked={value === kind} onChange={() => onChange(value)} />
          <span>
            <strong>{t(`imports.kind.${value}`)}</strong>
            <br />
            <span className="lk-muted">{t(`imports.upload.kindHint.${value}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function UploadStep({ onReady }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<Kind>('orders');
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<{ name: string; part: number } | null>(null);
  const [error, setError] = useState<unknown>(null);

  const take = (file: File | undefined) => {
    if (file === undefined || sending !== null) return;
    setError(null);
    setSending({ name: file.name, part: 0 });
    uploadImportFile(file, (part) => setSending({ name: file.name, part }))
      .then(async (uploaded) => onReady(uploaded, await propose(uploaded.fileId, kind)))
      .catch((refusal: unknown) => {
        setError(refusal);
        setSending(null);
      });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const percent = sending === null ? 0 : Math.floor(sending.part * 100);
  return (
    <section className="lk-card lk-stack">
      <KindChoice kind={kind} onChange={setKind} />
      <ProblemAlert error={error} />
      <div
        className={over ? 'lk-drop lk-drop-over' : 'lk-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <CloudUploadOutlined className="lk-state-icon" aria-hidden />
        <p>
          {t('imports.upload.drop')}{' '}
          <Button disabled={sending !== null} onClick={() => input.current?.click()}>
            {t('imports.upload.choose')}
          </Button>
        </p>
        <p className="lk-muted">{t('imports.upload.formats')}</p>
        <input
          ref={input}
          type="file"
          hidden
          data-testid="file"
          accept=".csv,.tsv,.txt,.xlsx"
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      {sending !== null && (
        <ProgressBar
          label={t('imports.steps.upload')}
          value={percent}
          max={100}
          text={
            percent < 100
              ? t('imports.upload.progress', { name: sending.name, percent })
              : t('imports.upload.reading')
          }
        />
      )}
    </section>
  );
}
