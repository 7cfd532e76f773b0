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
