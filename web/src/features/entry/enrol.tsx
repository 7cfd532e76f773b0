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

/** Whose the seed is, as an authenticator shows it; nobody is signed in yet who could be asked. */
function emailOf(uri: string): string {
  return decodeURIComponent(/^otpauth:\/\/totp\/[^:?]*:([^?]*)/.exec(uri)?.[1] ?? '');
}

/** Setting a second step up before getting in, where the organization asks for one. */
export function Enrol({ onSignedIn, onBack }: Props) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<string[] | null>(null);
  const begun = useQuery({
    queryKey: ['enrolment'],
    queryFn: () => body(api.POST('/api/v1/session:enrol')),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const take = async (code: string) => {
    const { recoveryCodes } = await body(api.POST('/api/v1/session:confirmEnrolment', { body: { code } }));
    setCodes(recoveryCodes);
  };
  // The codes are shown once: nothing that may fail stands between them and the screen.
  const enter = async () => onSignedIn(await body(api.GET('/api/v1/session')));
  if (codes !== null) {
    return <RecoveryCodes codes={codes} email={emailOf(begun.data?.uri ?? '')} onDone={enter} />;
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
