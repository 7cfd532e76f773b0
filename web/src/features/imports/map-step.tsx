import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFile, ImportProposal, ImportSpec } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { ColumnTable } from './column-table';
import { traitsQuery } from './queries';
import { Requirements } from './requirements';
import { SavedMappings } from './saved-mappings';
import { SpecOptions } from './spec-options';
import { checkTargets, kindOf, targetGroups, withColumn } from './targets';
import { useTargetName } from './use-target-name';

interface Props {
  file: ImportFile;
  proposal: ImportProposal;
  start: ImportSpec;
  onBack: () => void;
  onNext: (spec: ImportSpec, proposal: ImportProposal) => Promise<void>;
}

function targetsOf(...specs: ImportSpec[]): string[] {
  return [...new Set(specs.flatMap(({ mapping }) => Object.keys(mapping ?? {})))];
}

export function MapStep({ file, proposal, start, onBack, onNext }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const traits = useQuery(traitsQuery).data?.items ?? [];
  const nameOf = useTargetName();
  const [remembered, setRemembered] = useState(proposal.remembered);
  const form = useForm({ spec: start }, ({ spec }) => onNext(spec, { ...proposal, remembered }));
  const { spec } = form.values;
  // Every target that was ever chosen stays on offer.
  const [offered, setOffered] = useState(() => targetsOf(proposal.spec, start));
  const put = (change: Partial<ImportSpec>) => form.set('spec', { ...spec, ...change });
  const choose = (chosen: ImportSpec) => {
    form.set('spec', chosen);
    setOffered((before) => [...new Set([...before, ...targetsOf(chosen)])]);
    setRemembered(false);
  };
  const kind = kindOf(spec);
  const mapping = spec.mapping ?? {};
  const checks = checkTargets(kind, mapping);
  const complete = checks.every(({ columns }) => columns.length > 0);
  const dateUnclear = proposal.dateAmbiguous && spec.dateFormat == null && mapping['orderedAt'] !== undefined;
  return (
    <form className="lk-stack" onSubmit={form.submit}>
      <section className="lk-card lk-stack">
        <p className="lk-muted">
          {t('imports.map.intro', {
            name: file.name,
            rows: formatNumber(file.rowsEstimate, locale),
            encoding: file.encoding ?? file.sheet ?? '',
          })}
        </p>
        <SavedMappings
          file={file}
          spec={spec}
          remembered={remembered}
          complete={complete}
          onChoose={choose}
        />
        <Requirements checks={checks} nameOf={nameOf} />
        <ColumnTable
          kind={kind}
          file={file}
          mapping={mapping}
          confidence={proposal.confidence}
          groups={targetGroups(kind, traits, offered)}
          nameOf={nameOf}
          onChange={(column, target) => put({ mapping: withColumn(mapping, column, target) })}
        />
      </section>
      <section className="lk-card">
        <h2>{t('imports.map.options')}</h2>
        <SpecOptions
          spec={spec}
          columns={file.columns}
          dateUnclear={dateUnclear}
          onChange={put}
          errorAt={form.errorAt}
        />
      </section>
      <ProblemAlert error={form.error} />
      <div className="lk-row">
        <Button type="primary" htmlType="submit" disabled={!complete || dateUnclear} loading={form.busy}>
          {t('imports.map.next')}
        </Button>
        <Button onClick={onBack}>{t('ui.back')}</Button>
      </div>
    </form>
  );
}
