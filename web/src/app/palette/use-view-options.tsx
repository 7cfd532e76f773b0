import { UnorderedListOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session';
import type { SavedView } from '../../api/types';
import { customersSearch } from '../../features/customers/search';
import { ordersSearch } from '../../features/orders/search';
import { addressOf } from '../../lib/view-address';
import { viewsQuery, type ViewedList } from '../../pickers/views';
import type { Option } from './options';

const NEEDS = { customers: 'customer.read', orders: 'order.read' } as const;

function useViews(object: ViewedList): readonly SavedView[] {
  const may = useMay();
  return useQuery({ ...viewsQuery(object), enabled: may(NEEDS[object]) }).data?.items ?? [];
}

/** The saved views, each of which opens its list. */
export function useViewOptions(): readonly Option[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const of = (object: ViewedList, views: readonly SavedView[], open: (view: SavedView) => unknown) =>
    views.map((view) => ({
      id: `view-${view.id}`,
      title: view.name,
      words: t('app.palette.words.view'),
      icon: <UnorderedListOutlined aria-hidden />,
      detail: t(`app.nav.${object}`),
      run: () => void open(view),
    }));
  return [
    ...of('customers', useViews('customers'), ({ id, content }) =>
      navigate({ to: '/customers', search: customersSearch(addressOf(id, content)) }),
    ),
    ...of('orders', useViews('orders'), ({ id, content }) =>
      navigate({ to: '/orders', search: ordersSearch(addressOf(id, content)) }),
    ),
  ];
}
