import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session';
import type { Customer, CustomerShare } from '../../api/types';
import { formatDate } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { useOwnerName } from '../../pickers/owners';
import { useProblemWords } from '../../ui/states';
import { DateTime } from '../../ui/text';
import { pastOwnersQuery, sharesQuery, useUnshare } from './access-queries';
import { ShareDialog } from './share-dialog';
import { WhyDialog } from './why-dialog';

function useRight(): (share: CustomerShare) => string {
  const { t } = useTranslation();
  return ({ access }) => t(`customers.access.rights.${access === 'write' ? 'write' : 'read'}`);
}

function Share({ customer, share, mayShare }: { customer: string; share: CustomerShare; mayShare: boolean }) {
  const { t } = useTranslation();
  const right = useRight();
  const regional = useRegional();
  const { message } = App.useApp();
  const words = useProblemWords();
  const unshare = useUnshare(customer);
  const takeBack = () =>
    unshare.mutate(share.memberId, {
      onSuccess: () => void message.success(t('customers.access.taken')),
      onError: (refusal) => void message.error(words(refusal).detail),
    });
  return (
    <li className="lk-share">
      <span className="lk-two-lines">
        <span>{share.memberName}</span>
        <span className="lk-meta">
          {t('customers.access.sharedWith', { right: right(share), by: share.sharedBy })}
          {share.endsAt != null &&
            ` · ${t('customers.access.ends', { date: formatDate(share.endsAt, regional) })}`}
        </span>
        {share.note !== '' && <span className="lk-meta">{share.note}</span>}
      </span>
      {mayShare && (
        <Button
          size="small"
          loading={unshare.isPending}
          aria-label={t('customers.access.takeBackOf', { name: share.memberName })}
          onClick={takeBack}
        >
          {t('customers.access.takeBack')}
        </Button>
      )}
    </li>
  );
}

function PastOwners({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const ownerName = useOwnerName();
  const items = useQuery(pastOwnersQuery(customer)).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <>
      <h3>{t('customers.access.before')}</h3>
      <ul className="lk-plain-list">
        {items.map(({ owner, until }) => (
          <li key={until + owner.id}>
            {ownerName(owner)}{' '}
            <span className="lk-meta">
              {t('customers.access.beforeUntil')} <DateTime value={until} dateOnly />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** With whom a customer is shared, who sees it and why, and who looked after it before. */
export function AccessCard({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const may = useMay();
  const right = useRight();
  const regional = useRegional();
  const [open, setOpen] = useState<'share' | 'why'>();
  const { data } = useQuery(sharesQuery(customer.id));
  const mine = data?.mine;
  return (
    <section className="lk-card lk-stack">
      <h2>{t('customers.access.title')}</h2>
      {mine != null && (
        <p className="lk-note">
          {t('customers.access.mine', { by: mine.sharedBy, right: right(mine) })}{' '}
          {mine.endsAt != null &&
            t('customers.access.mineUntil', { date: formatDate(mine.endsAt, regional) })}
        </p>
      )}
      {data !== undefined &&
        (data.items.length === 0 ? (
          <p className="lk-muted">{t('customers.access.none')}</p>
        ) : (
          <ul className="lk-plain-list">
            {data.items.map((share) => (
              <Share key={share.memberId} customer={customer.id} share={share} mayShare={data.mayShare} />
            ))}
          </ul>
        ))}
      <div className="lk-row">
        {data?.mayShare === true && (
          <Button onClick={() => setOpen('share')}>{t('customers.access.share')}</Button>
        )}
        {may('member.read') && <Button onClick={() => setOpen('why')}>{t('customers.access.why')}</Button>}
      </div>
      <PastOwners customer={customer.id} />
      {open === 'share' && <ShareDialog customer={customer.id} onClose={() => setOpen(undefined)} />}
      {open === 'why' && <WhyDialog customer={customer} onClose={() => setOpen(undefined)} />}
    </section>
  );
}
