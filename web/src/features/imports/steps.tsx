import { useTranslation } from 'react-i18next';

const STEPS = ['upload', 'map', 'review', 'run'] as const;
export type Step = (typeof STEPS)[number];

export function Steps({ current }: { current: Step }) {
  const { t } = useTranslation();
  const at = STEPS.indexOf(current);
  return (
    <ol className="lk-steps" aria-label={t('imports.steps.label')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={step === current ? 'step' : undefined}
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
