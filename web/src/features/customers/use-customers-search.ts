import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { customersSearch, type CustomersSearch } from './search';

/** The state of the list, which is the address of the page. */
export function useCustomersSearch(): [CustomersSearch, (change: CustomersSearch) => void] {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = useMemo(() => customersSearch(raw), [raw]);
  const change = useCallback(
    (next: CustomersSearch) =>
      void navigate({ to: '/customers', search: customersSearch(next), replace: true }),
    [navigate],
  );
  return [search, change];
}
