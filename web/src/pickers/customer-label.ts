import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { maskPhone } from '../lib/format';

/** The identifiers that have a name of their own here, those that people know customers by first. */
export const IDENTIFIER_TYPES = [
  'phone',
  'email',
  'memberCard',
  'userId',
  'unionId',
  'openId',
  'anonymousId',
  'device',
] as const;
type Named = (typeof IDENTIFIER_TYPES)[number];

const EXTERNAL = 'external:';
const MACHINES: readonly string[] = ['anonymousId', 'device'];

export interface Known {
  type: string;
  value: string;
}

export function useIdentifierName(): (type: string) => string {
  const { t } = useTranslation();
  return (type) => {
    const named = IDENTIFIER_TYPES.find((known): known is Named => known === type);
    if (named !== undefined) return t(`customers.identifierType.${named}`);
    return `${t('customers.identifierType.external')} ${type.replace(EXTERNAL, '')}`;
  };
}

/** Of several the one that says best who it is; what only a machine knows says nothing. */
export function bestIdentifier<I extends Known>(identifiers: readonly I[]): I | undefined {
  const rank = ({ type }: I) => {
    const at = IDENTIFIER_TYPES.findIndex((known) => known === type);
    // Ids of the company's own systems come after its member numbers.
    return at >= 0 ? at : IDENTIFIER_TYPES.indexOf('userId') + 0.5;
  };
  return identifiers
    .filter(({ type }) => !MACHINES.includes(type))
    .reduce<
      I | undefined
    >((best, one) => (best === undefined || rank(one) < rank(best) ? one : best), undefined);
}

/** What to call a customer who never gave a name: a phone and an e-mail speak for themselves, others by their type. */
export function useIdentifierLabel(): (identifier: Known) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ type, value }) => {
      if (type === 'phone') return maskPhone(value);
      if (type === 'email') return value;
      if (type.startsWith(EXTERNAL)) return `${type.slice(EXTERNAL.length)} ${value}`;
      const named = IDENTIFIER_TYPES.find((known): known is Named => known === type);
      return named === undefined ? value : `${t(`customers.identifierType.${named}`)} ${value}`;
    },
    [t],
  );
}
