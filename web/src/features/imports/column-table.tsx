import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportFile } from '../../api/types';
import { SimpleTable } from '../../ui/simple-table';
import { StatusTag } from '../../ui/text';
import { isRequired, targetOf, type Kind, type TargetGroup } from './targets';

const SAMPLES_SHOWN = 3;
const SURE = 0.7;

interface Props {
  kind: Kind;
  file: ImportFile;
  mapping: Readonly<Record<string, string>>;
  confidence: Readonly<Record<string, number>>;
  groups: readonly TargetGroup[];
  nameOf: (target: string) => string;
  onChange: (column: string, target: string | undefined) => void;
}

/** One row for each column of the file: its name, what stands in it, and what it becomes. */
export function ColumnTable({ kind, file, mapping, confidence, groups, nameOf, onChange }: Props) {
  const { t } = useTranslation();
  const options = groups.map((group) => ({
    label: t(`imports.map.groups.${group.group}`),
    options: group.targets.map((target) => ({ value: target, label: nameOf(target) })),
  }));
  const samples = (column: string) => {
    const at = file.columns.indexOf(column);
    const values = file.sample.map((row) => row[at] ?? '').filter((value) => value.trim() !== '');
    return [...new Set(values)].slice(0, SAMPLES_SHOWN).join(' · ');
  };
  const certainty = (column: string) => {
    const target = targetOf(mapping, column);
    const sure = target === undefined ? undefined : confidence[target];
    if (sure === undefined) return null;
    return sure >= SURE ? (
      <StatusTag tone="good">{t('imports.map.sure')}</StatusTag>
    ) : (
      <StatusTag tone="warn">{t('imports.map.unsure')}</StatusTag>
    );
  };
  return (
    <SimpleTable
      className="lk-mapping"
      label={t('imports.steps.map')}
      rows={file.columns}
      rowKey={(column) => column}
      columns={[
        { key: 'column', header: t('imports.map.column'), render: (column) => <strong>{column}</strong> },
        {
          key: 'sample',
          header: t('imports.map.sample'),
          render: (column) => <span className="lk-sample lk-muted">{samples(column) || t('ui.none')}</span>,
        },
        {
          key: 'target',
          header: t('imports.map.target'),
          render: (column) => (
            <span className="lk-row">
              <Select
                className="lk-target"
                aria-label={`${column}: ${t('imports.map.target')}`}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={t('imports.map.skip')}
                options={options}
                optionRender={({ label, value }) => (
                  <span className="lk-row">
                    {label}
                    {isRequired(kind, String(value)) && (
                      <StatusTag tone="info">{t('imports.map.mustHave')}</StatusTag>
                    )}
                  </span>
                )}
                value={targetOf(mapping, column) ?? null}
                onChange={(target: string | null | undefined) => onChange(column, target ?? undefined)}
              />
              {certainty(column)}
            </span>
          ),
        },
      ]}
    />
  );
}
