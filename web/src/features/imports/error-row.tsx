import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailedRow } from '../../api/types';
import { useProblemWords } from '../../ui/states';
import { correctRow } from './queries';

interface Props {
  importId: string;
  failed: FailedRow;
  columns: readonly string[];
  editable: boolean;
}

type Saving = 'idle' | 'busy' | 'saved';

/** A row that was not taken; its cells can be corrected where they stand. */
export function ErrorRow({ importId, failed, columns, editable }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [edited, setEdited] = useState<Record<string, string>>({});
  const [saving, setSaving] = useState<Saving>(failed.mended ? 'saved' : 'idle');
  const [refusal, setRefusal] = useState<unknown>(null);
  const { row, cells, reasons } = failed;
  const wrong = new Set(reasons.map((reason) => reason.column));
  const changed = Object.keys(edited).length > 0;

  const save = () => {
    setSaving('busy');
    setRefusal(null);
    correctRow(importId, row, edited).then(
      () => setSaving('saved'),
      (error: unknown) => {
        setRefusal(error);
        setSaving('idle');
      },
    );
  };
  return (
    <tr>
      <td>{row}</td>
      <td className="lk-reason">
        {reasons.map((reason) => (
          <div key={`${reason.column ?? ''}${reason.code}`} className="lk-field-error">
            {reason.detail || reason.code}
          </div>
        ))}
        {changed && saving !== 'saved' && (
          <Button size="small" loading={saving === 'busy'} onClick={save}>
            {t('imports.page.saveRow')}
          </Button>
        )}
        <span role="status" className="lk-muted">
          {saving === 'saved' ? t('imports.page.saved') : refusal === null ? '' : words(refusal).title}
        </span>
      </td>
      {columns.map((column) => (
        <td key={column}>
          {editable ? (
            <Input
              size="small"
              className="lk-cell"
              aria-label={t('imports.page.cell', { row, column })}
              {...(wrong.has(column) ? { status: 'error' as const, 'aria-invalid': true } : {})}
              value={edited[column] ?? cells[column] ?? ''}
              onChange={(event) => {
                setEdited({ ...edited, [column]: event.target.value });
                setSaving('idle');
              }}
            />
          ) : (
            <span className={wrong.has(column) ? 'lk-wrong' : undefined}>{cells[column]}</span>
          )}
        </td>
      ))}
    </tr>
  );
}
