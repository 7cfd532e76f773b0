import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderSummary } from '../api/types';
import { useIdentifierLabel } from './customer-label';

type Buyer = Pick<OrderSummary, 'customerName' | 'customerIdentifier'>;

/** Who bought: by name, else by what the customer is best known by. */
export function useBuyerName(): (order: Buyer) => string {
  const { t } = useTranslation();
  const labelOf = useIdentifierLabel();
  return useCallback(
    ({ customerName, customerIdentifier }) =>
      customerName ?? (customerIdentifier == null ? t('orders.unnamed') : labelOf(customerIdentifier)),
    [t, labelOf],
  );
}
