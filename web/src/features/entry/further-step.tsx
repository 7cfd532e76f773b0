import { lazy, Suspense } from 'react';
import { ApiProblem } from '../../api/problem';
import type { Session } from '../../api/types';
import { Skeleton } from '../../ui/states';
import { SecondStep } from './second-step';

/** With the drawing of QR codes, which few need here. */
const Enrol = lazy(() => import('./enrol').then((loaded) => ({ default: loaded.Enrol })));

/** What is left to do when the first factor was right. */
export type Further = 'secondStep' | 'enrol';

const STEPS: Readonly<Record<string, Further>> = {
  'access/second-step': 'secondStep',
  'access/second-factor-needed': 'enrol',
};

/** The step that a refusal leads to; none where it is a refusal indeed. */
export function furtherStep(refusal: unknown): Further | undefined {
  return refusal instanceof ApiProblem ? STEPS[refusal.code] : undefined;
}

interface Props {
  step: Further;
  onSignedIn: (session: Session) => void;
  /** Back to where one begins to sign in. */
  onBack: () => void;
}

export function FurtherStep({ step, onSignedIn, onBack }: Props) {
  if (step === 'secondStep') return <SecondStep onSignedIn={onSignedIn} onBack={onBack} />;
  return (
    <Suspense fallback={<Skeleton lines={4} />}>
      <Enrol onSignedIn={onSignedIn} onBack={onBack} />
    </Suspense>
  );
}
