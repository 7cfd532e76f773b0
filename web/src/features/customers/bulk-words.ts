import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BulkChange } from '../../api/types';
import { useRegional } from '../../lib/locale';
import { useOwners } from '../../pickers/owners';
import { useChannels, useStores } from '../../pickers/places';
import { traitsQuery } from '../../pickers/traits';
import { traitText } from './traits';

type Asked = BulkChange['change'];

/** What a bulk change did, in a line of words. */
export function useBulkWords(): (change: Asked) => string {
  const { t } = useTranslation();
  const channels = useChannels();
  const stores = useStores();
  const owners = useOwners();
  const traits = useQuery(traitsQuery).data?.items ?? [];
  const { locale } = useRegional();
  const set = (name: string, value: string) =>
    value === ''
      ? t('customers.bulk.words.forgotten', { name })
      : t('customers.bulk.words.set', { name, value });
  return (change) => {
    const words: string[] = [];
    if (change.addTags.length > 0)
      words.push(t('customers.bulk.words.tagged', { tags: change.addTags.join(' · ') }));
    if (change.removeTags.length > 0)
      words.push(t('customers.bulk.words.untagged', { tags: change.removeTags.join(' · ') }));
    if (change.status != null)
      words.push(t(change.status === 'archived' ? 'customers.archive.act' : 'customers.restore.act'));
    if (change.ownerId != null) {
      const owner = owners.all.find(({ value }) => value === change.ownerId);
      words.push(
        set(
          t('customers.owner'),
          owner?.label ?? (change.ownerId === '' ? '' : t('customers.bulk.somebody')),
        ),
      );
    }
    if (change.kind != null)
      words.push(
        set(t('customers.kind'), t(change.kind === 'person' ? 'customers.person' : 'customers.organization')),
      );
    if (change.city != null) words.push(set(t('customers.city'), change.city));
    if (change.channel != null)
      words.push(
        set(t('customers.channel'), change.channel === '' ? '' : (channels.name(change.channel) ?? '')),
      );
    if (change.store != null)
      words.push(set(t('customers.store'), change.store === '' ? '' : (stores.name(change.store) ?? '')));
    for (const [name, value] of Object.entries(change.traits)) {
      const trait = traits.find((one) => one.name === name);
      const label = (locale === 'en' ? trait?.label.en : trait?.label.zh) || name;
      words.push(set(label, traitText(value)));
    }
    return words.join('; ');
  };
}
