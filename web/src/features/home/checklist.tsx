import { CheckCircleFilled, CloseOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import { checklistOf, HIDDEN } from '../../lib/checklist';
import { useStored } from '../../lib/stored';
import { ProgressBar } from '../../ui/progress-bar';
import { useSteps, type Step } from './checklist-steps';
import './checklist.css';

function Line({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { key, done, to } = step;
  return (
    <li className="lk-check" data-done={done}>
      {done ? (
        <CheckCircleFilled className="lk-check-mark" role="img" aria-label={t('app.checklist.done')} />
      ) : (
        <span className="lk-check-mark" aria-hidden />
      )}
      <div className="lk-grow">
        {done ? t(`app.checklist.${key}.title`) : <Link to={to}>{t(`app.checklist.${key}.title`)}</Link>}
        {!done && <div className="lk-muted">{t(`app.checklist.${key}.detail`)}</div>}
      </div>
    </li>
  );
}

/** What to do first in a new company; each step ticks itself. Whoever has had enough of it hides it. */
export function Checklist() {
  const { t } = useTranslation();
  const { tenant, user } = useStaff();
  const place = checklistOf(tenant.id, user.id);
  const hidden = useStored(place) === HIDDEN;
  const steps = useSteps();
  if (hidden || steps === undefined || steps.length === 0) return null;
  const done = steps.filter((step) => step.done).length;
  const text = t('app.checklist.progress', { done, all: steps.length });
  return (
    <section className="lk-card lk-stack-tight" aria-label={t('app.checklist.title')}>
      <div className="lk-row">
        <h2 className="lk-grow">{t('app.checklist.title')}</h2>
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('app.checklist.hide')}
          title={t('app.checklist.hide')}
          onClick={() => place.write(HIDDEN)}
        />
      </div>
      <ProgressBar label={t('app.checklist.title')} value={done} max={steps.length} text={text} />
      <ol>
        {steps.map((step) => (
          <Line key={step.key} step={step} />
        ))}
      </ol>
    </section>
  );
}
