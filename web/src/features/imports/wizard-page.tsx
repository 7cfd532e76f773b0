import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFile, ImportProposal, ImportSpec } from '../../api/types';
import { PageHeader } from '../../ui/page-header';
import { MapStep } from './map-step';
import { ReviewStep } from './review-step';
import { startImport } from './queries';
import { Steps } from './steps';
import { UploadStep } from './upload-step';
import './imports.css';

/** What the wizard knows so far; each step adds to it. */
type Stage =
  | { step: 'upload' }
  | { step: 'map'; file: ImportFile; proposal: ImportProposal; spec: ImportSpec }
  | { step: 'review'; file: ImportFile; proposal: ImportProposal; spec: ImportSpec; dryRunId: string };

export function WizardPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [stage, setStage] = useState<Stage>({ step: 'upload' });

  const check = async (file: ImportFile, proposal: ImportProposal, spec: ImportSpec) => {
    const dryRun = await startImport(file.fileId, { ...spec, dryRun: true });
    setStage({ step: 'review', file, proposal, spec, dryRunId: dryRun.id });
  };
  const run = async (file: ImportFile, spec: ImportSpec) => {
    const started = await startImport(file.fileId, { ...spec, dryRun: false });
    await navigate({ to: '/imports/$importId', params: { importId: started.id } });
  };
  return (
    <>
      <PageHeader title={t('imports.create')} />
      <Steps current={stage.step} />
      {stage.step === 'upload' && (
        <UploadStep
          onReady={(file, proposal) => setStage({ step: 'map', file, proposal, spec: proposal.spec })}
        />
      )}
      {stage.step === 'map' && (
        <MapStep
          file={stage.file}
          proposal={stage.proposal}
          start={stage.spec}
          onBack={() => setStage({ step: 'upload' })}
          onNext={(spec, proposal) => check(stage.file, proposal, spec)}
        />
      )}
      {stage.step === 'review' && (
        <ReviewStep
          importId={stage.dryRunId}
          onBack={() =>
            setStage({ step: 'map', file: stage.file, proposal: stage.proposal, spec: stage.spec })
          }
          onStart={() => run(stage.file, stage.spec)}
        />
      )}
    </>
  );
}
