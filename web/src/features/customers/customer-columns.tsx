import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerSummary } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { useIdentifierLabel } from '../../pickers/customer-label';
import { useChannels, useStores } from '../../pickers/places';
import { DateTime, MaskedPhone, Money, StatusTag } from '../../ui/text';
import type { Column } from '../../ui/virtual-table-types';

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

export function useCustomerColumns(): Column<CustomerSummary>[] {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const channels = useChannels();
  const stores = useStores();
  const nameOf = useCustomerName();
  return useMemo(() => {
    const none = t('ui.none');
    return [
      {
        key: 'name',
        title: t('customers.name'),
        width: 148,
        grow: 1.4,
        pinned: true,
        card: 'title',
        sort: 'name',
        cell: (customer, tabIndex) => (
          <Link to="/customers/$customerId" params={{ customerId: customer.id }} tabIndex={tabIndex}>
            {nameOf(customer)}
          </Link>
        ),
      },
      {
        key: 'phone',
        title: t('customers.phone'),
        width: 132,
        grow: 0.6,
        card: 'aside',
        cell: ({ phone }) => <MaskedPhone value={phone} />,
      },
      {
        key: 'tags',
        title: t('customers.tags'),
        width: 168,
        grow: 1.2,
        card: 'none',
        cell: ({ tags }) => <Tags tags={tags} />,
      },
      { key: 'city', title: t('customers.city'), width: 96, grow: 0.6, cell: ({ city }) => city ?? none },
      {
        key: 'channel',
        title: t('customers.channel'),
        width: 108,
        grow: 0.7,
        cell: ({ channel }) => channels.name(channel) ?? none,
      },
      {
        key: 'store',
        title: t('customers.store'),
        width: 120,
        grow: 0.9,
        card: 'none',
        cell: ({ store }) => stores.name(store) ?? none,
      },
      {
        key: 'orderCount',
        title: t('customers.orderCount'),
        width: 92,
        grow: 0.4,
        align: 'end',
        card: 'figure',
        cell: ({ orderCount }) => formatNumber(orderCount, locale),
      },
      {
        key: 'revenue',
        title: t('customers.revenue'),
        width: 128,
        grow: 0.6,
        align: 'end',
        card: 'figure',
        sort: 'revenue',
        cell: ({ revenue }) => <Money value={revenue} />,
      },
      {
        key: 'lastOrderAt',
        title: t('customers.lastOrderAt'),
        width: 124,
        grow: 0.4,
        card: 'meta',
        sort: 'lastOrderAt',
        cell: ({ lastOrderAt }) => <DateTime value={lastOrderAt} dateOnly />,
      },
    ];
  }, [t, locale, channels, stores, nameOf]);
}
