import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Modal } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Holdings, Member } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { ErrorState, ProblemAlert, Skeleton } from '../../ui/states';
import { HandOverPlan, planOf, type Draft } from './hand-over-plan';
import { handOverPreviewQuery, holdingsQuery, useHandOver } from './sight-queries';
import type { sight as words } from './sight-strings-zh';

type Leave = (typeof words)['leave'];

function Held({ held }: { held: Holdings }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  return (
    <section className="lk-stack">
      <h3>{t('settings.sight.leave.holds')}</h3>
      <ul className="lk-plain-list">
        <li>
          {t('settings.sight.leave.customers')}: {formatNumber(held.customers, locale)}
        </li>
        {held.holdings
          .filter(({ count }) => count > 0)
          .map(({ kind, count, fate }) => (
            <li key={kind}>
              {t(`settings.sight.leave.kind.${kind as keyof Leave['kind']}`)}: {formatNumber(count, locale)}
              <span className="lk-muted">
                {' '}
                · {t(`settings.sight.leave.fate.${fate as keyof Leave['fate']}`)}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Preview({ member, draft }: { member: Member; draft: Draft }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const plan = planOf(draft);
  const preview = useQuery(handOverPreviewQuery(member.id, plan));
  return (
    <div role="status">
      {plan !== undefined && preview.isPending && (
        <p className="lk-muted">{t('settings.sight.leave.counting')}</p>
      )}
      {preview.data !== undefined && (
        <>
          <h3>{t('settings.sight.leave.preview')}</h3>
          <ul className="lk-plain-list">
            {preview.data.receivers.map(({ receiver, customers }) => (
              <li key={receiver.id}>
                {t('settings.sight.leave.gets', {
                  name: receiver.name,
                  number: formatNumber(customers, locale),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <ProblemAlert error={preview.error} />
    </div>
  );
}

function Plan({ member, held, onClose }: { member: Member; held: Holdings; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const { notification } = App.useApp();
  const navigate = useNavigate();
  const handOver = useHandOver(member.id);
  const [draft, setDraft] = useState<Draft>({ way: 'even', receivers: [], stores: {}, suspend: true });
  const plan = planOf(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (plan === undefined || handOver.isPending) return;
    handOver.mutate(plan, {
      onSuccess: () => {
        notification.success({
          title: t('settings.sight.leave.done'),
          description: t('settings.sight.leave.doneDetail'),
          // What notifies stands outside of the router.
          actions: (
            <Button size="small" onClick={() => void navigate({ to: '/bulk-changes' })}>
              {t('settings.sight.leave.see')}
            </Button>
          ),
          placement: 'bottomRight',
        });
        onClose();
      },
    });
  };
  const number = formatNumber(held.customers, locale);
  return (
    <form className="lk-form" onSubmit={submit}>
      <Held held={held} />
      <HandOverPlan leaver={member.id} held={held} draft={draft} onChange={setDraft} />
      <Preview member={member} draft={draft} />
      {member.status !== 'suspended' && (
        <label className="lk-row">
          <input
            type="checkbox"
            checked={draft.suspend}
            onChange={(event) => setDraft({ ...draft, suspend: event.target.checked })}
          />
          <span>{t('settings.sight.leave.suspend')}</span>
        </label>
      )}
      <ProblemAlert error={handOver.error} />
      <p className="lk-muted">{t('settings.sight.leave.keeps')}</p>
      <Button type="primary" htmlType="submit" disabled={plan === undefined} loading={handOver.isPending}>
        {held.customers === 0
          ? t('settings.sight.leave.confirmNone')
          : t('settings.sight.leave.confirm', { number })}
      </Button>
    </form>
  );
}

/** Passes on what somebody holds who leaves, and ends their access. */
export function HandOverDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(holdingsQuery(member.id));
  return (
    <Modal
      open
      title={t('settings.sight.leave.title', { name: member.displayName })}
      footer={null}
      onCancel={onClose}
      width={520}
    >
      {error !== null && data === undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton />}
      {data !== undefined && <Plan member={member} held={data} onClose={onClose} />}
    </Modal>
  );
}
