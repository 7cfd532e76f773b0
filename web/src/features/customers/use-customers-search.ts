import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { customersSearch, type CustomersSearch } from './search';

/** The state of the list, which is the address of the page. */
export function useCustomersSearch(): [CustomersSearch, (change: CustomersSearch) => void] {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const search = useMemo(() => customersSearch(raw), [raw]);
  const change = useCallback(
    (next: CustomersSearch) => {
      // What was typed is taken after a pause: by then one may be on the way to another page.
      if (router.latestLocation.pathname !== '/customers') return;
      void navigate({ to: '/customers', search: customersSearch(next), replace: true });
    },
    [navigate, router],
  );
  return [search, change];
}
