import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRegional } from '../../lib/locale';
import { useOwners } from '../../pickers/owners';
import { useChannels, useStores } from '../../pickers/places';
import { Field } from '../../ui/field';
import type { BulkEdit } from './bulk';
import { traitsQuery } from '../../pickers/traits';
import { traitValue } from './traits';

export type BulkAction = 'tag' | 'untag' | 'set' | 'transfer' | 'archive' | 'restore';

const TAGS_MAX = 20;
const TAG_CHARS_MAX = 64;
const TRAIT = 'trait:';

function tagsOf(text: string): string[] {
  const tags = text.split(/[,，]/).map((tag) => tag.trim().slice(0, TAG_CHARS_MAX));
  return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, TAGS_MAX);
}

interface Draft {
  text: string;
  field: string;
  /** Undefined while nothing has been chosen; empty text takes the value away. */
  value: string | undefined;
}

export const EMPTY_DRAFT: Draft = { text: '', field: 'city', value: undefined };

/** What the draft asks for; undefined while something is missing. */
export function useBulkEdit(action: BulkAction, { text, field, value }: Draft): BulkEdit | undefined {
  const traits = useQuery(traitsQuery).data?.items ?? [];
  const tags = tagsOf(text);
  switch (action) {
    case 'tag':
      return tags.length === 0 ? undefined : { addTags: tags };
    case 'untag':
      return tags.length === 0 ? undefined : { removeTags: tags };
    case 'archive':
      return { status: 'archived' };
    case 'restore':
      return { status: 'active' };
    case 'transfer':
      return value === undefined ? undefined : { ownerId: value };
    case 'set': {
      if (value === undefined) return undefined;
      if (!field.startsWith(TRAIT)) return { [field]: value.trim() };
      const trait = traits.find(({ name }) => name === field.slice(TRAIT.length));
      return trait && { traits: { [trait.name]: traitValue(value.trim(), trait.type) } };
    }
  }
}

interface Props {
  action: BulkAction;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

function Tags({ draft, onChange }: Omit<Props, 'action'>) {
  const { t } = useTranslation();
  return (
    <Field label={t('customers.tags')} hint={t('customers.bulk.tagsHint')}>
      {(wiring) => (
        <Input
          {...wiring}
          autoFocus
          autoComplete="off"
          maxLength={500}
          value={draft.text}
          onChange={(event) => onChange({ ...draft, text: event.target.value })}
        />
      )}
    </Field>
  );
}

function useFields(): { value: string; label: string }[] {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const traits = useQuery(traitsQuery).data?.items ?? [];
  return [
    { value: 'city', label: t('customers.city') },
    { value: 'channel', label: t('customers.channel') },
    { value: 'store', label: t('customers.store') },
    { value: 'kind', label: t('customers.kind') },
    ...traits
      .filter(({ type }) => type === 'text' || type === 'number' || type === 'date')
      .map(({ name, label }) => ({
        value: TRAIT + name,
        label: (locale === 'en' ? label.en : label.zh) || name,
      })),
  ];
}

function useChoices(field: string): { value: string; label: string }[] | undefined {
  const { t } = useTranslation();
  const channels = useChannels();
  const stores = useStores();
  const none = { value: '', label: t('ui.none') };
  if (field === 'channel') return [none, ...channels.options];
  if (field === 'store') return [none, ...stores.options];
  if (field !== 'kind') return undefined;
  return [
    { value: 'person', label: t('customers.person') },
    { value: 'organization', label: t('customers.organization') },
  ];
}

function FieldAndValue({ draft, onChange }: Omit<Props, 'action'>) {
  const { t } = useTranslation();
  const fields = useFields();
  const choices = useChoices(draft.field);
  const traits = useQuery(traitsQuery).data?.items ?? [];
  const type = traits.find(({ name }) => TRAIT + name === draft.field)?.type;
  return (
    <>
      <Field label={t('customers.bulk.field')}>
        {(wiring) => (
          <Select
            {...wiring}
            showSearch={{ optionFilterProp: 'label' }}
            options={fields}
            value={draft.field}
            onChange={(field: string) => onChange({ ...draft, field, value: undefined })}
          />
        )}
      </Field>
      <Field label={t('customers.bulk.value')}>
        {(wiring) =>
          choices === undefined ? (
            <Input
              {...wiring}
              autoComplete="off"
              type={type === 'number' || type === 'date' ? type : 'text'}
              {...(type === 'number' ? { step: 'any' } : {})}
              maxLength={100}
              value={draft.value ?? ''}
              onChange={({ target }) =>
                onChange({ ...draft, value: target.value === '' ? undefined : target.value })
              }
            />
          ) : (
            <Select
              {...wiring}
              showSearch={{ optionFilterProp: 'label' }}
              options={choices}
              value={draft.value ?? null}
              onChange={(value: string | null) => onChange({ ...draft, value: value ?? undefined })}
            />
          )
        }
      </Field>
      {choices === undefined && (
        <label className="lk-row">
          <input
            type="checkbox"
            checked={draft.value === ''}
            onChange={({ target }) => onChange({ ...draft, value: target.checked ? '' : undefined })}
          />
          {t('customers.bulk.clear')}
        </label>
      )}
    </>
  );
}

function NewOwner({ draft, onChange }: Omit<Props, 'action'>) {
  const { t } = useTranslation();
  const owners = useOwners();
  return (
    <Field label={t('customers.bulk.newOwner')}>
      {(wiring) => (
        <Select
          {...wiring}
          showSearch={{ optionFilterProp: 'label' }}
          options={[...owners.active, { value: '', label: t('customers.ownerNone') }]}
          value={draft.value ?? null}
          onChange={(value: string | null) => onChange({ ...draft, value: value ?? undefined })}
        />
      )}
    </Field>
  );
}

/** The fields of one action on many customers. */
export function BulkFields({ action, ...rest }: Props) {
  switch (action) {
    case 'tag':
    case 'untag':
      return <Tags {...rest} />;
    case 'set':
      return <FieldAndValue {...rest} />;
    case 'transfer':
      return <NewOwner {...rest} />;
    case 'archive':
    case 'restore':
      return null;
  }
}
