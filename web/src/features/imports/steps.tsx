import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

const STEPS = ['upload', 'map', 'review', 'run'] as const;
export type Step = (typeof STEPS)[number];

export function Steps({ current }: { current: Step }) {
  const { t } = useTranslation();
  const at = STEPS.indexOf(current);
  const list = useRef<HTMLOListElement>(null);
  const before = useRef(current);
  // The button that led here is gone: whoever uses the keyboard goes on from the top of the new step.
  useEffect(() => {
    if (before.current === current) return;
    before.current = current;
    list.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, [current]);
  return (
    <ol className="lk-steps" aria-label={t('imports.steps.label')} ref={list}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={step === current ? 'step' : undefined}
          tabIndex={step === current ? -1 : undefined}
          data-done={index < at || undefined}
        >
          <span className="lk-step-number" aria-hidden>
            {index + 1}
          </span>
          <span className="lk-step-name">{t(`imports.steps.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
}
