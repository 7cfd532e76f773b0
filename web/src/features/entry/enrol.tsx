import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import type { Session } from '../../api/types';
import { FirstCode } from '../../pickers/first-code';
import { RecoveryCodes } from '../../pickers/recovery-codes';
import { ErrorState, Skeleton } from '../../ui/states';

interface Props {
  onSignedIn: (session: Session) => void;
  /** Back to where one begins to sign in. */
  onBack: () => void;
}

interface Enrolled {
  session: Session;
  codes: string[];
}

/** Setting a second step up before getting in, where the organization asks for one. */
export function Enrol({ onSignedIn, onBack }: Props) {
  const { t } = useTranslation();
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null);
  const begun = useQuery({
    queryKey: ['enrolment'],
    queryFn: () => body(api.POST('/api/v1/session:enrol')),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const take = async (code: string) => {
    const { recoveryCodes } = await body(api.POST('/api/v1/session:confirmEnrolment', { body: { code } }));
    setEnrolled({ session: await body(api.GET('/api/v1/session')), codes: recoveryCodes });
  };
  if (enrolled !== null) {
    const { session, codes } = enrolled;
    return <RecoveryCodes codes={codes} email={session.user.email} onDone={() => onSignedIn(session)} />;
  }
  if (begun.isPending) return <Skeleton lines={4} />;
  if (begun.error) return <ErrorState error={begun.error} retry={onBack} />;
  return (
    <div className="lk-stack">
      <p className="lk-note">{t('entry.enrol.why')}</p>
      <FirstCode begun={begun.data} onCode={take} />
      <Button type="text" block onClick={onBack}>
        {t('entry.secondStep.again')}
      </Button>
    </div>
  );
}
