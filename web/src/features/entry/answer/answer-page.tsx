import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { App } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adoptSession } from '../../../api/session';
import type { Session } from '../../../api/types';
import { takeNext } from '../../../lib/next-page';
import { providerAnswer } from '../../../lib/provider-answer';
import { PageHeader } from '../../../ui/page-header';
import { Skeleton } from '../../../ui/states';
import { FurtherStep } from '../further-step';
import { isLinking, outcomeOf, type Outcome } from './outcome';
import { Refused } from './refused';

/** Long enough to be read beside a page that has just come. */
const TOLD_SECONDS = 6;

/** Where a provider sends the browser back to: takes its answer to the server and goes on from there. */
export function AnswerPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const router = useRouter();
  const { message } = App.useApp();
  const [answer] = useState(providerAnswer);
  const [outcome, setOutcome] = useState<Outcome>();
  const linking = isLinking(answer);

  const adopt = (session: Session) => {
    adoptSession(client, session);
    router.history.replace(takeNext() ?? '/');
  };
  const toSignIn = () => {
    const next = takeNext();
    void router.navigate({ to: '/sign-in', search: next === undefined ? {} : { next }, replace: true });
  };
  const toAccount = () => router.navigate({ to: '/settings/account', replace: true });
  const arrive = useEffectEvent((come: Outcome) => {
    if (come.kind === 'signedIn') adopt(come.session);
    else if (come.kind === 'linked') {
      void message.success(t('answer.linked'), TOLD_SECONDS);
      void toAccount();
    } else setOutcome(come);
  });
  useEffect(() => {
    let here = true;
    void outcomeOf(answer).then((come) => here && arrive(come));
    return () => {
      here = false;
    };
  }, [answer]);

  if (outcome?.kind === 'further') {
    return (
      <main className="lk-card lk-entry-box lk-stack">
        <PageHeader title={t(`entry.${outcome.step}.title`)} />
        <FurtherStep step={outcome.step} onSignedIn={adopt} onBack={toSignIn} />
      </main>
    );
  }
  if (outcome?.kind === 'refused') {
    return <Refused outcome={outcome} linking={linking} onSignIn={toSignIn} onAccount={toAccount} />;
  }
  return (
    <main className="lk-card lk-entry-box lk-stack">
      <PageHeader title={t(linking ? 'answer.linking' : 'answer.signingIn')} />
      <p className="lk-muted">{t('answer.wait')}</p>
      <Skeleton lines={2} />
    </main>
  );
}
