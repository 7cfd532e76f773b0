import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailedRow } from '../../api/types';
import { useProblemWords } from '../../ui/states';

interface Props {
  failed: FailedRow;
  columns: readonly string[];
  editable: boolean;
  /** Cells typed since the list was fetched. */
  edited: Readonly<Record<string, string>>;
  saved: boolean;
  onEdit: (edited: Record<string, string>) => void;
  onSave: () => Promise<unknown>;
}

/** A row that was not taken; its cells can be corrected where they stand. */
export function ErrorRow({ failed, columns, editable, edited, saved, onEdit, onSave }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const { row, cells, reasons } = failed;
  const wrong = new Set(reasons.map((reason) => reason.column));
  const touched = Object.keys(edited).length > 0;
  const changed = touched && !saved;

  const save = () => {
    setBusy(true);
    setRefusal(null);
    onSave()
      .catch(setRefusal)
      .finally(() => setBusy(false));
  };
  return (
    <tr>
      <td>{row}</td>
      <td className="lk-reason">
        {reasons.map((reason) => (
          <div key={`${reason.column ?? ''}${reason.code}`} className="lk-field-error">
            {reason.column != null && (
              <strong>{t('imports.page.inColumn', { column: reason.column })}</strong>
            )}
            {reason.detail || reason.code}
          </div>
        ))}
        {changed && (
          <Button size="small" loading={busy} onClick={save}>
            {t('imports.page.saveRow')}
          </Button>
        )}
        <span role="status" className="lk-muted">
          {refusal !== null
            ? words(refusal).title
            : saved || (failed.mended && !touched)
              ? t('imports.page.saved')
              : ''}
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
              onChange={(event) => onEdit({ ...edited, [column]: event.target.value })}
              onPressEnter={() => changed && !busy && save()}
            />
          ) : (
            <span className={wrong.has(column) ? 'lk-wrong' : undefined}>{cells[column]}</span>
          )}
        </td>
      ))}
    </tr>
  );
}
