import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Begun } from '../../pickers/first-code';
import { Confirm } from '../../ui/confirm';
import { ErrorState, Skeleton, useProblemWords } from '../../ui/states';
import { DateTime, StatusTag } from '../../ui/text';
import { passkeysQuery } from './passkey-queries';
import {
  beginSecondFactor,
  secondFactorQuery,
  useRemoveSecondFactor,
  useRenewCodes,
} from './two-step-queries';

/** With the drawing of QR codes, which is needed once in a lifetime. */
const TwoStepDialog = lazy(() =>
  import('./two-step-dialog').then((loaded) => ({ default: loaded.TwoStepDialog })),
);
const FEW = 3;

/** One's own second factor: whether there is one, and how to get and lose it. */
export function TwoStep() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const words = useProblemWords();
  const state = useQuery(secondFactorQuery);
  // Recovery codes stand in for passkeys too.
  const passkeys = useQuery(passkeysQuery).data?.items ?? [];
  const remove = useRemoveSecondFactor();
  const renew = useRenewCodes();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [busy, setBusy] = useState(false);
  if (state.isPending) return <Skeleton lines={2} />;
  if (state.error) return <ErrorState error={state.error} retry={() => void state.refetch()} />;
  const { since, recoveryCodesLeft: left, demandedFrom } = state.data;
  const begin = () => {
    setBusy(true);
    beginSecondFactor()
      .then(setBegun, (error: unknown) => void message.error(words(error).title))
      .finally(() => setBusy(false));
  };
  const close = () => {
    setBegun(null);
    setCodes(null);
  };
  return (
    <div className="lk-stack">
      <p className="lk-muted">{t('settings.twoStep.what')}</p>
      {demandedFrom != null && (
        <p className="lk-note" role="status">
          {t('settings.twoStep.demanded')} <DateTime value={demandedFrom} />
        </p>
      )}
      {since == null ? (
        <div className="lk-row">
          <Button onClick={begin} loading={busy}>
            {t('settings.twoStep.enable')}
          </Button>
        </div>
      ) : (
        <div className="lk-row">
          <StatusTag tone="good">{t('settings.twoStep.on')}</StatusTag>
          <span>
            {t('settings.twoStep.since')} <DateTime value={since} dateOnly />
          </span>
          <Confirm
            danger
            title={t('settings.twoStep.disableTitle')}
            detail={t('settings.twoStep.disableDetail')}
            confirm={t('settings.twoStep.disable')}
            onConfirm={() =>
              remove.mutateAsync(undefined).then(() => void message.success(t('settings.twoStep.removed')))
            }
          >
            {(ask) => <Button onClick={ask}>{t('settings.twoStep.disable')}</Button>}
          </Confirm>
        </div>
      )}
      {(since != null || passkeys.length > 0) && (
        <>
          {left < FEW && (
            <p className="lk-note" role="status">
              {t('settings.twoStep.few')}
            </p>
          )}
          <div className="lk-row">
            <span>
              {t('settings.twoStep.left')} {t('settings.twoStep.leftCount', { count: left })}
            </span>
            <Confirm
              title={t('settings.twoStep.renewTitle')}
              detail={t('settings.twoStep.renewDetail')}
              confirm={t('settings.twoStep.renew')}
              onConfirm={() => renew.mutateAsync(undefined).then((made) => setCodes(made.recoveryCodes))}
            >
              {(ask) => <Button onClick={ask}>{t('settings.twoStep.renew')}</Button>}
            </Confirm>
          </div>
        </>
      )}
      <Suspense>
        {(begun !== null || codes !== null) && <TwoStepDialog begun={begun} codes={codes} onClose={close} />}
      </Suspense>
    </div>
  );
}
