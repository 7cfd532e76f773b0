import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useRegional } from '../../lib/locale';
import { traitsQuery } from './queries';

const FIELDS = [
  'orderId',
  'lineId',
  'orderedAt',
  'sku',
  'productName',
  'quantity',
  'unitPrice',
  'discount',
  'channel',
  'store',
  'staff',
  'refundOf',
  'category',
  'name',
  'tag',
  'identifier',
] as const;
const IDENTIFIERS = [
  'phone',
  'email',
  'userId',
  'anonymousId',
  'memberCard',
  'unionId',
  'openId',
  'device',
] as const;

/** A target in the reader's words: "customer.phone" is the customer's phone. */
export function useTargetName(): (target: string) => string {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const traits = useQuery(traitsQuery).data?.items ?? [];
  return (target) => {
    const rest = target.replace(/^customer\./, '');
    const field = FIELDS.find((name) => name === rest);
    if (field !== undefined)
      return rest === target ? t(`imports.target.${field}`) : t('imports.target.customerName');
    const type = IDENTIFIERS.find((name) => name === rest);
    if (type !== undefined) return t(`customers.identifierType.${type}`);
    const [kind, name] = rest.split(':');
    if (kind === 'external') return `${t('customers.identifierType.external')} ${name ?? ''}`;
    const trait = traits.find((known) => known.name === name);
    return trait === undefined ? (name ?? rest) : locale === 'en' ? trait.label.en : trait.label.zh;
  };
}
