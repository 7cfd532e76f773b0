import { useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldAccess } from '../../api/session';
import type { CustomerSummary } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { useIdentifierLabel } from '../../pickers/customer-label';
import { useOwnerName } from '../../pickers/owners';
import { useChannels, useStores } from '../../pickers/places';
import { RowLink } from '../../ui/row-link';
import { DateTime, MaskedPhone, Money, StatusTag } from '../../ui/text';
import type { Column } from '../../ui/virtual-table-types';
import { customersSearch } from './search';

/** Tags beyond these are counted, not shown. */
const TAGS_SHOWN = 2;

type Named = Pick<CustomerSummary, 'name' | 'ordinal' | 'identifier'>;

/** The name; else what the customer is best known by. */
export function useCustomerName(): (customer: Named) => string {
  const { t } = useTranslation();
  const labelOf = useIdentifierLabel();
  return useCallback(
    ({ name, ordinal, identifier }) =>
      name ?? (identifier == null ? t('customers.unnamed', { ordinal }) : labelOf(identifier)),
    [t, labelOf],
  );
}

function CustomerLink({ id, tabIndex, children }: { id: string; tabIndex: number; children: string }) {
  const router = useRouter();
  const state = () => ({ list: customersSearch(router.state.location.search) });
  return (
    <RowLink href={`/customers/${id}`} state={state} tabIndex={tabIndex}>
      {children}
    </RowLink>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  const rest = tags.length - TAGS_SHOWN;
  return (
    <span className="lk-tags-line" title={tags.join(' · ')}>
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <StatusTag key={tag}>{tag}</StatusTag>
      ))}
      {rest > 0 && <span className="lk-muted">{`+${rest}`}</span>}
    </span>
  );
}

/** Every column that the list can show; some only when they are chosen. */
export function useCustomerColumns(): Column<CustomerSummary>[] {
  const { t } = useTranslation();
  const access = useFieldAccess();
  const [name, phone, email, city] = ['name', 'phone', 'email', 'city'].map((f) => access(`customer.${f}`));
  const { locale } = useRegional();
  const channels = useChannels();
  const stores = useStores();
  const nameOf = useCustomerName();
  const ownerName = useOwnerName();
  const labelOf = useIdentifierLabel();
  return useMemo(() => {
    const none = t('ui.none');
    const columns: Column<CustomerSummary>[] = [
      {
        key: 'name',
        title: t('customers.name'),
        width: 128,
        grow: 1.4,
        pinned: true,
        card: 'title',
        ...(name === 'edit' || name === 'read' ? { sort: 'name' } : {}),
        cell: (customer, tabIndex) => (
          <CustomerLink id={customer.id} tabIndex={tabIndex}>
            {nameOf(customer)}
          </CustomerLink>
        ),
      },
      {
        key: 'phone',
        title: t('customers.phone'),
        width: 120,
        grow: 0.6,
        card: 'aside',
        cell: ({ phone }) => (phone == null ? none : <MaskedPhone value={phone} />),
      },
      {
        key: 'email',
        title: t('customers.email'),
        width: 160,
        extra: true,
        card: 'none',
        cell: ({ email }) => <span title={email ?? undefined}>{email ?? none}</span>,
      },
      {
        key: 'tags',
        title: t('customers.tags'),
        width: 140,
        grow: 1.4,
        card: 'none',
        cell: ({ tags }) => <Tags tags={tags} />,
      },
      { key: 'city', title: t('customers.city'), width: 84, grow: 0.6, cell: ({ city }) => city ?? none },
      {
        key: 'channel',
        title: t('customers.channel'),
        width: 104,
        grow: 0.7,
        cell: ({ channel }) => channels.name(channel) ?? none,
      },
      {
        key: 'store',
        title: t('customers.store'),
        width: 112,
        grow: 0.9,
        card: 'none',
        cell: ({ store }) => stores.name(store) ?? none,
      },
      {
        key: 'owner',
        title: t('customers.owner'),
        width: 92,
        grow: 0.6,
        card: 'none',
        cell: ({ owner }) => <span title={ownerName(owner)}>{ownerName(owner) ?? none}</span>,
      },
      {
        key: 'orderCount',
        title: t('customers.orderCount'),
        width: 76,
        grow: 0.4,
        align: 'end',
        card: 'figure',
        cell: ({ orderCount }) => formatNumber(orderCount, locale),
      },
      {
        key: 'revenue',
        title: t('customers.revenue'),
        width: 120,
        grow: 0.6,
        align: 'end',
        card: 'figure',
        sort: 'revenue',
        cell: ({ revenue }) => <Money value={revenue} />,
      },
      {
        key: 'lastOrderAt',
        title: t('customers.lastOrderAt'),
        width: 112,
        grow: 0.4,
        card: 'meta',
        sort: 'lastOrderAt',
        cell: ({ lastOrderAt }) => (lastOrderAt == null ? none : <DateTime value={lastOrderAt} dateOnly />),
      },
      {
        key: 'createdAt',
        title: t('customers.createdAt'),
        width: 116,
        grow: 0.4,
        extra: true,
        card: 'none',
        sort: 'createdAt',
        cell: ({ createdAt }) => <DateTime value={createdAt} dateOnly />,
      },
      {
        key: 'identifier',
        title: t('customers.identifier'),
        width: 160,
        extra: true,
        card: 'none',
        cell: ({ identifier }) => (identifier == null ? none : labelOf(identifier)),
      },
      {
        key: 'ordinal',
        title: t('customers.ordinal'),
        width: 84,
        grow: 0.3,
        align: 'end',
        extra: true,
        card: 'none',
        cell: ({ ordinal }) => ordinal,
      },
      {
        key: 'kind',
        title: t('customers.kind'),
        width: 92,
        grow: 0.3,
        extra: true,
        card: 'none',
        cell: ({ kind }) => t(kind === 'organization' ? 'customers.organization' : 'customers.person'),
      },
      {
        key: 'status',
        title: t('customers.status'),
        width: 92,
        grow: 0.3,
        extra: true,
        card: 'none',
        cell: ({ status }) => t(status === 'archived' ? 'customers.archived' : 'customers.active'),
      },
    ];
    return columns.filter(({ key }) => ({ phone, email, city })[key] !== 'hide');
  }, [name, phone, email, city, t, locale, channels, stores, nameOf, ownerName, labelOf]);
}
