import { useTranslation } from 'react-i18next';
import { useChannels, useStores } from '../../pickers/places';
import { FilterBar } from '../../ui/filter-bar';
import type { CustomersSearch } from './search';

interface Props {
  search: CustomersSearch;
  onChange: (search: CustomersSearch) => void;
}

export function CustomerFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const channels = useChannels();
  const stores = useStores();
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
        {
          kind: 'choice',
          key: 'channel',
          label: t('customers.channel'),
          any: t('customers.any'),
          value: search.channel,
          options: channels.options,
        },
        {
          kind: 'choice',
          key: 'store',
          label: t('customers.store'),
          any: t('customers.any'),
          value: search.store,
          options: stores.options,
        },
        { kind: 'text', key: 'tag', label: t('customers.tag'), value: search.tag },
      ]}
      onChange={(key, value) => onChange({ ...search, [key]: value })}
      onClear={() => onChange(search.sort === undefined ? {} : { sort: search.sort })}
    />
  );
}
