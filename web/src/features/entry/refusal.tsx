import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import { ProblemAlert } from '../../ui/states';

/** Why one was not let in; of a wait, how long it is. */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error instanceof ApiProblem && error.status === 429 && error.waitSeconds !== undefined) {
    return (
      <div className="lk-alert" role="alert">
        {t('entry.signIn.locked', { minutes: Math.ceil(error.waitSeconds / 60) })}
      </div>
    );
  }
  return <ProblemAlert error={error} />;
}
