import { useTranslation } from 'react-i18next';
import { useOwners } from '../../pickers/owners';
import { useChannels, useStores } from '../../pickers/places';
import { FilterBar } from '../../ui/filter-bar';
import type { Sometimes } from './known-fields';
import type { CustomersSearch } from './search';

interface Props {
  search: CustomersSearch;
  absent: readonly Sometimes[];
  onChange: (search: CustomersSearch) => void;
}

export function CustomerFilters({ search, absent, onChange }: Props) {
  const { t } = useTranslation();
  const channels = useChannels();
  const stores = useStores();
  const owners = useOwners();
  // A filter by what nobody has would only ever empty the list.
  const offers = (field: 'channel' | 'store') => !absent.includes(field);
  const channel = {
    kind: 'choice' as const,
    key: 'channel' as const,
    label: t('customers.channel'),
    any: t('customers.any'),
    value: search.channel,
    options: channels.options,
  };
  const store = {
    kind: 'choice' as const,
    key: 'store' as const,
    label: t('customers.store'),
    any: t('customers.any'),
    value: search.store,
    options: stores.options,
  };
  return (
    <FilterBar
      search={{ value: search.q, placeholder: t('customers.searchHint') }}
      filters={[
        {
          kind: 'choice',
          key: 'status',
          label: t('customers.status'),
          any: t('customers.active'),
          value: search.status,
          options: [{ value: 'archived', label: t('customers.archived') }],
        },
        ...(offers('channel') ? [channel] : []),
        ...(offers('store') ? [store] : []),
        {
          kind: 'choice',
          key: 'owner',
          label: t('customers.owner'),
          any: t('customers.any'),
          value: search.owner,
          options: [
            { value: 'me', label: t('customers.ownerMe') },
            { value: 'none', label: t('customers.ownerNone') },
            ...owners.all,
          ],
        },
        { kind: 'text', key: 'tag', label: t('customers.tag'), value: search.tag },
      ]}
      onChange={(key, value) => onChange({ ...search, [key]: value })}
      onClear={() => onChange({ sort: search.sort, view: search.view, cols: search.cols })}
    />
  );
}
