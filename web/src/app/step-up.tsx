import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { askForProofBy } from '../api/step-up';

/** Few visits come to a risky act. */
const StepUpDialog = lazy(() =>
  import('./step-up-dialog').then((loaded) => ({ default: loaded.StepUpDialog })),
);

/** Shows the question for proof when a request meets one. */
export function StepUp() {
  const [asked, setAsked] = useState(false);
  const waiting = useRef<(proved: boolean) => void>(null);
  useEffect(() => {
    const leave = askForProofBy(
      () =>
        new Promise((give) => {
          waiting.current = give;
          setAsked(true);
        }),
    );
    return () => {
      leave();
      // Nobody answers any more.
      waiting.current?.(false);
    };
  }, []);
  if (!asked) return null;
  const close = (proved: boolean) => {
    setAsked(false);
    waiting.current?.(proved);
  };
  return (
    <Suspense>
      <StepUpDialog onClose={close} />
    </Suspense>
  );
}
