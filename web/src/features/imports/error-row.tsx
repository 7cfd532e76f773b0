import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailedRow } from '../../api/types';
import { useProblemWords } from '../../ui/states';

/** A row that has nothing but warnings was imported all the same. */
export function notTaken({ reasons }: FailedRow): boolean {
  return reasons.some(({ warning }) => !warning);
}

interface ReasonsProps {
  reasons: FailedRow['reasons'];
}

function Reasons({ reasons }: ReasonsProps) {
  const { t } = useTranslation();
  return reasons.map(({ column, code, detail, warning }) => (
    <div key={`${column ?? ''}${code}`} className={warning ? 'lk-muted' : 'lk-field-error'}>
      {column != null && <strong>{t('imports.page.inColumn', { column })}</strong>}
      {detail || code}
    </div>
  ));
}

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

/** A row with something wrong in it; where it was not taken its cells can be corrected where they stand. */
export function ErrorRow({ failed, columns, edited, saved, onEdit, onSave, ...props }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const { row, cells, reasons } = failed;
  const taken = !notTaken(failed);
  const editable = props.editable && !taken;
  const wrong = new Set(reasons.filter(({ warning }) => !warning).map(({ column }) => column));
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
        {taken && <div className="lk-muted">{t('imports.page.takenWithWarning')}</div>}
        <Reasons reasons={reasons} />
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
