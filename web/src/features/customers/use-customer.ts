import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ApiProblem } from '../../api/problem';
import { useMay } from '../../api/session';
import type { Customer, CustomerChange } from '../../api/types';
import { sharesQuery } from './access-queries';
import { customerQuery, useChangeCustomer } from './queries';
import { customerSearch, type CustomerSearch } from './search';

/** Somebody else saved in between. */
export const CONFLICT = 412;

/** The state of the page of one customer, which is its address. */
export function useCustomerSearch(customerId: string): [CustomerSearch, (change: CustomerSearch) => void] {
  const search = customerSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  return [
    search,
    (change) =>
      void navigate({
        to: '/customers/$customerId',
        params: { customerId },
        search: customerSearch({ ...search, ...change }),
        replace: true,
        state: true,
      }),
  ];
}

/** Who changed the customer of the page last. */
export function useChangedBy(): string {
  const { customerId = '' } = useParams({ strict: false });
  return useQuery(customerQuery(customerId)).data?.updatedBy ?? '';
}

export interface Editing {
  /** The customer may be changed by the reader, though not while it is archived. */
  writes: boolean;
  editable: boolean;
  save: (change: Omit<CustomerChange, 'version'>) => Promise<unknown>;
}

/** Saves with the version in sight; when somebody was faster the newer state is fetched and the refusal shown. */
export function useEditing(customer: Customer): Editing {
  const may = useMay();
  const change = useChangeCustomer(customer.id);
  const { refetch } = useQuery(customerQuery(customer.id));
  // One who is shared to read stays as it is.
  const shares = useQuery(sharesQuery(customer.id)).data;
  const readsOnly = shares?.mine?.access === 'read' && !shares.mayShare;
  const writes = may('customer.write') && !readsOnly;
  return {
    writes,
    editable: writes && customer.status === 'active',
    save: async (patch) => {
      try {
        return await change.mutateAsync({ ...patch, version: customer.version });
      } catch (refusal) {
        if (refusal instanceof ApiProblem && refusal.status === CONFLICT) await refetch();
        throw refusal;
      }
    },
  };
}
