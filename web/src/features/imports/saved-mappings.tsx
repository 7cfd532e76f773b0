import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportFile, ImportSpec, SavedMapping } from '../../api/types';
import { formatDate } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { ProblemAlert } from '../../ui/states';
import { mappingsQuery, saveMapping } from './queries';
import { filledIn } from './targets';

const COLUMNS_NAMED = 3;

interface Props {
  file: ImportFile;
  spec: ImportSpec;
  /** The spec is what the server knew of a file of these columns. */
  remembered: boolean;
  complete: boolean;
  onChoose: (spec: ImportSpec) => void;
}

/** Mappings of earlier files: the one that was recognised, others to choose from, and keeping the present one. */
export function SavedMappings({ file, spec, remembered, complete, onChoose }: Props) {
  const { t } = useTranslation();
  const regional = useRegional();
  const { message } = App.useApp();
  const client = useQueryClient();
  const saved = (useQuery(mappingsQuery).data?.items ?? []).filter(({ kind }) => kind === spec.kind);
  const save = useMutation({
    mutationFn: () => saveMapping(file.columns, spec),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: mappingsQuery.queryKey });
      void message.success(t('imports.map.saved.done'));
    },
  });
  // A mapping has no name of its own: its source, its first columns and its day tell which it is.
  const labelOf = ({ columns, spec: { source }, updatedAt }: SavedMapping) =>
    t('imports.map.saved.label', {
      source: source == null || source === 'default' ? '' : `${source} · `,
      columns: columns.slice(0, COLUMNS_NAMED).join(' / '),
      n: columns.length,
      date: formatDate(updatedAt, regional),
    });
  const choose = (id: string) => {
    const chosen = saved.find((one) => one.id === id);
    if (chosen === undefined) return;
    onChoose(filledIn(spec, chosen.spec, file.columns));
  };
  return (
    <div className="lk-stack-tight">
      {remembered && <p className="lk-note">{t('imports.map.saved.remembered')}</p>}
      <div className="lk-row">
        {saved.length > 0 && (
          <Select
            className="lk-saved"
            aria-label={t('imports.map.saved.choose')}
            placeholder={t('imports.map.saved.choose')}
            options={saved.map((one) => ({ value: one.id, label: labelOf(one) }))}
            value={null}
            onChange={(id: string | null) => id !== null && choose(id)}
          />
        )}
        <Button disabled={!complete} loading={save.isPending} onClick={() => save.mutate()}>
          {t('imports.map.saved.save')}
        </Button>
      </div>
      <ProblemAlert error={save.error} />
    </div>
  );
}
