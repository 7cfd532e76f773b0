import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Member, Sight } from '../../api/types';
import { formatNames, formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { ErrorState, Skeleton } from '../../ui/states';
import { SCOPES, useRoleName } from './roles';
import { sightQuery } from './sight-queries';
import type { sight as words } from './sight-strings-zh';

type PermissionKey = keyof (typeof words)['permission'];

/** `customer.read` as the strings have it. */
function keyOf(permission: string): PermissionKey {
  return permission.replace(/[._-](\w)/g, (_, letter: string) => letter.toUpperCase()) as PermissionKey;
}

function Rows({ sight }: { sight: Sight }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const scope = SCOPES.find((one) => one === sight.scope) ?? 'own';
  const number = formatNumber(sight.storeCount, locale);
  const placed = scope === 'store' || scope === 'subtree';
  const names = (all: { name: string }[]) =>
    formatNames(
      all.map(({ name }) => name),
      locale,
    );
  return (
    <section className="lk-stack">
      <h3>{t('settings.sight.rows')}</h3>
      <p>{t(`settings.sight.scopes.${scope}`)}</p>
      {placed && sight.storeCount === 0 && <p className="lk-warn-text">{t('settings.sight.noStores')}</p>}
      {placed && sight.storeCount > 0 && (
        <p>
          {t('settings.sight.stores', { number })} {names(sight.stores)}{' '}
          {sight.stores.length < sight.storeCount && (
            <span className="lk-muted">{t('settings.sight.hiddenStores')}</span>
          )}
        </p>
      )}
      {sight.colleagues.length > 0 && (
        <p>
          {t('settings.sight.colleagues')} {names(sight.colleagues)}
        </p>
      )}
      {sight.sharedCount > 0 && (
        <p>{t('settings.sight.shared', { number: formatNumber(sight.sharedCount, locale) })}</p>
      )}
    </section>
  );
}

function Counts({ sight }: { sight: Sight }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  if (sight.counts.length === 0) return null;
  return (
    <section className="lk-stack">
      <h3>{t('settings.sight.now')}</h3>
      <dl className="lk-facts">
        {sight.counts.map(({ kind, count, more }) => {
          const number = formatNumber(count, locale);
          return (
            <div key={kind} className="lk-contents">
              <dt>{t(kind === 'orders' ? 'settings.sight.orders' : 'settings.sight.customers')}</dt>
              <dd>{more ? t('settings.sight.over', { number }) : number}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function May({ sight, granted }: { sight: Sight; granted: boolean }) {
  const { t } = useTranslation();
  const shown = sight.permissions.filter(({ may }) => (may === 'yes') === granted);
  if (shown.length === 0) return null;
  return (
    <section className="lk-stack">
      <h3>{t(granted ? 'settings.sight.may' : 'settings.sight.mayNot')}</h3>
      <ul className="lk-plain-list">
        {shown.map(({ permission, may }) => (
          <li key={permission}>
            {t(`settings.sight.permission.${keyOf(permission)}`, { defaultValue: permission })}
            {may === 'not_by_scope' && <span className="lk-muted"> · {t('settings.sight.byScope')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What one member sees and may do, as it comes down to places and numbers. */
export function SightDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const { data, error, refetch } = useQuery(sightQuery(member.id));
  return (
    <Modal
      open
      title={t('settings.sight.title', { name: member.displayName })}
      footer={null}
      onCancel={onClose}
      width={560}
    >
      {error !== null && data === undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton />}
      {data !== undefined && (
        <div className="lk-stack lk-sight">
          <p className="lk-muted">{roleName(data.role)}</p>
          {!data.active && <p className="lk-warn-text">{t('settings.sight.inactive')}</p>}
          {data.active && (
            <>
              <Rows sight={data} />
              <Counts sight={data} />
              <May sight={data} granted />
              <May sight={data} granted={false} />
            </>
          )}
        </div>
      )}
    </Modal>
  );
}
