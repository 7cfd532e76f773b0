import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../lib/commands';
import { customersQuery } from './queries';
import type { CustomersSearch } from './search';
import { useCustomerSearch } from './use-customer';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The list from which a customer was opened, so that the next one is the next of it. */
    list?: CustomersSearch;
  }
}

export function useListBefore(): CustomersSearch | undefined {
  return useRouterState({ select: ({ location }) => location.state.list });
}

/** The customers before and after in the list as it was loaded; its next page is fetched at the end of what is. */
function useNeighbours(id: string, list: CustomersSearch) {
  const query = useInfiniteQuery({ ...customersQuery(list), enabled: false });
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const ids = data?.pages.flatMap((page) => page.items.map((customer) => customer.id)) ?? [];
  const at = ids.indexOf(id);
  const atEnd = at !== -1 && at === ids.length - 1;
  useEffect(() => {
    if (atEnd && hasNextPage && !isFetching) void fetchNextPage();
  }, [atEnd, hasNextPage, isFetching, fetchNextPage]);
  return at === -1 ? undefined : { previous: ids[at - 1], next: ids[at + 1] };
}

function Steps({ id, list }: { id: string; list: CustomersSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [{ tab }] = useCustomerSearch(id);
  const around = useNeighbours(id, list);
  const go = (customerId: string | undefined) => {
    if (customerId === undefined) return;
    void navigate({
      to: '/customers/$customerId',
      params: { customerId },
      search: tab === undefined ? {} : { tab },
      state: { list },
      replace: true,
    });
  };
  const steps = [
    { which: 'previous', key: '[', icon: <UpOutlined aria-hidden /> },
    { which: 'next', key: ']', icon: <DownOutlined aria-hidden /> },
  ] as const;
  useCommands(
    around === undefined
      ? []
      : steps
          .filter(({ which }) => around[which] !== undefined)
          .map(({ which, key }) => ({
            id: which,
            title: t(`customers.neighbour.${which}`),
            key,
            run: () => go(around[which]),
          })),
  );
  if (around === undefined) return null;
  return steps.map(({ which, icon, key }) => (
    <Button
      key={which}
      icon={icon}
      disabled={around[which] === undefined}
      aria-label={t(`customers.neighbour.${which}`)}
      title={`${t(`customers.neighbour.${which}`)} (${key})`}
      onClick={() => go(around[which])}
    />
  ));
}

/** Steps to the record before and after in the list that one came from; nothing when one came from elsewhere. */
export function Neighbours({ id }: { id: string }) {
  const list = useListBefore();
  return list === undefined ? null : <Steps id={id} list={list} />;
}
