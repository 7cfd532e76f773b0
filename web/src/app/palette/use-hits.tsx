import { RollbackOutlined, ShoppingOutlined, UserOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import type { SearchGroup, SearchHit } from '../../api/types';
import { formatDate, formatMoney, maskPhone } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { useIdentifierLabel } from '../../pickers/customer-label';
import { orderKey } from '../../pickers/orders';
import { Highlight } from '../../ui/highlight';
import type { Group, Option } from './options';
import { recentOf, remember, type Recent } from './recent';

const ICONS = { customer: UserOutlined, order: ShoppingOutlined, refund: RollbackOutlined };

/** Goes to something that was found, and remembers it. */
export function useOpen(): (what: Recent) => void {
  const navigate = useNavigate();
  const { tenant, user } = useStaff();
  return (what) => {
    remember(recentOf(tenant.id, user.id), what);
    if (what.kind === 'customer')
      void navigate({ to: '/customers/$customerId', params: { customerId: what.id } });
    else void navigate({ to: '/orders', search: { order: what.id } });
  };
}

function useTitle(): (hit: SearchHit) => string {
  const { t } = useTranslation();
  const labelOf = useIdentifierLabel();
  return ({ title, contact }) => title ?? (contact == null ? t('app.palette.unnamed') : labelOf(contact));
}

/** Beside a customer's name: what agreed, if it is not the name; else how else the customer is known. */
function useDetail(typed: string): (hit: SearchHit) => Option['detail'] {
  const { t } = useTranslation();
  const regional = useRegional();
  const labelOf = useIdentifierLabel();
  const customer = ({ matched, contact, subtitle, title }: SearchHit): string => {
    const known = contact == null || title == null ? null : labelOf(contact);
    const agreed = {
      phone: maskPhone(matched.text),
      email: matched.text,
      number: t('customers.number', { ordinal: matched.text }),
    }[matched.field];
    return [agreed ?? known, subtitle].filter((part) => part != null).join(' · ');
  };
  return (hit) => {
    const { document, subtitle } = hit;
    if (document == null) return <Highlight text={customer(hit)} typed={typed} />;
    const refundOf = hit.kind === 'refund' ? document.orderId : null;
    return [
      refundOf == null ? null : t('app.palette.refundOf', { number: refundOf }),
      subtitle,
      formatMoney(document.amount, regional.locale),
      formatDate(document.at, regional),
    ]
      .filter((part) => part != null)
      .join(' · ');
  };
}

/** Where a hit leads; a refund leads to its order, else to its customer. */
export function placeOf(hit: SearchHit, title: string): Recent | undefined {
  const { document, customerId } = hit;
  if (document?.orderId != null) {
    const { source, orderId } = document;
    return { kind: 'order', id: orderKey({ source, orderId }), title: orderId };
  }
  return customerId == null ? undefined : { kind: 'customer', id: customerId, title };
}

/** What the server found, as lines of the palette. */
export function useHitGroups(found: readonly SearchGroup[], typed: string): readonly Group[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const titleOf = useTitle();
  const detailOf = useDetail(typed);
  const open = useOpen();
  const option = (hit: SearchHit): Option[] => {
    const title = titleOf(hit);
    const place = placeOf(hit, title);
    if (place === undefined) return [];
    const Icon = ICONS[hit.kind as keyof typeof ICONS];
    return [
      {
        id: `${hit.kind}-${hit.id}`,
        title,
        icon: <Icon aria-hidden />,
        detail: detailOf(hit),
        ...(hit.archived ? { tag: t('customers.archived') } : {}),
        run: () => open(place),
      },
    ];
  };
  const all = (q: string): Option => ({
    id: 'all-customers',
    title: t('app.palette.allCustomers', { q }),
    icon: <UserOutlined aria-hidden />,
    run: () => void navigate({ to: '/customers', search: { q } }),
  });
  return found
    .map(({ kind, hits, more }) => ({
      key: kind,
      title: t(`app.palette.kind.${kind as keyof typeof ICONS}`),
      options: [
        ...hits.flatMap(option),
        ...(more && kind === 'customer' && typed.trim() !== '' ? [all(typed.trim())] : []),
      ],
    }))
    .filter(({ options }) => options.length > 0);
}
