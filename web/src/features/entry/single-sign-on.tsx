import { IdcardOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { keepNext } from '../../lib/next-page';
import { ProblemAlert } from '../../ui/states';

interface Props {
  /** Where somebody wanted to go. */
  next: string | undefined;
  /** One that need not be in the list, as a link to it names it. */
  provider: string | undefined;
}

interface ButtonProps {
  id: string;
  label: string;
  next: string | undefined;
}

function ProviderButton({ id, label, next }: ButtonProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const leave = () => {
    setBusy(true);
    setError(null);
    body(api.POST('/api/v1/session:beginSingleSignOn', { body: { providerId: id } }))
      .then(({ address }) => {
        keepNext(next);
        window.location.assign(address);
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <div className="lk-stack-tight">
      <Button
        block
        className="lk-wrap-button"
        icon={<IdcardOutlined aria-hidden />}
        loading={busy}
        onClick={leave}
      >
        {label}
      </Button>
      <ProblemAlert error={error} />
    </div>
  );
}

/** The ways in by way of a provider; whoever has none, or cannot learn of any, sees nothing of it. */
export function SingleSignOn({ next, provider }: Props) {
  const { t } = useTranslation();
  const listed = useQuery({
    queryKey: ['sign-in-providers'],
    queryFn: () => body(api.GET('/api/v1/sign-in-providers')),
    retry: false,
  });
  const providers = listed.data?.items ?? [];
  // Its name may yet be in the list, where that is still on its way.
  const other = !listed.isPending && provider !== undefined && providers.every(({ id }) => id !== provider);
  return (
    <>
      {providers.map(({ id, name }) => (
        <ProviderButton key={id} id={id} label={t('entry.signIn.provider', { name })} next={next} />
      ))}
      {other && <ProviderButton id={provider} label={t('entry.signIn.anyProvider')} next={next} />}
    </>
  );
}
