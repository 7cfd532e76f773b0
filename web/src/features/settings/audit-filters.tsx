import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session';
import { FilterBar } from '../../ui/filter-bar';
import { useKnownActions, useKnownObjects } from './audit-names';
import { auditSearch, OUTCOMES, type AuditSearch } from './audit-search';
import { keysQuery, membersQuery } from './queries';

/** Who can have done something: people and keys by name, as far as one may see them. */
function useActors() {
  const { t } = useTranslation();
  const may = useMay();
  const members = useQuery({ ...membersQuery, enabled: may('member.read') });
  const keys = useQuery({ ...keysQuery, enabled: may('api_key.manage') });
  return [
    ...(members.data?.items ?? []).map(({ id, displayName }) => ({
      value: `user:${id}`,
      label: displayName,
    })),
    ...(keys.data?.items ?? []).map(({ id, name }) => ({ value: `api_key:${id}`, label: name })),
    { value: 'system', label: t('settings.audit.system') },
    { value: 'anonymous', label: t('settings.audit.anonymous') },
  ];
}

interface Props {
  search: AuditSearch;
  onChange: (search: AuditSearch) => void;
}

export function AuditFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const actors = useActors();
  const any = t('settings.audit.any');
  return (
    <FilterBar
      filters={[
        {
          kind: 'choice',
          key: 'actor',
          label: t('settings.audit.actor'),
          any,
          value: search.actor,
          options: actors,
        },
        {
          kind: 'choice',
          key: 'action',
          label: t('settings.audit.action'),
          any,
          value: search.action,
          options: useKnownActions(),
        },
        {
          kind: 'choice',
          key: 'objectType',
          label: t('settings.audit.object'),
          any,
          value: search.objectType,
          options: useKnownObjects(),
        },
        { kind: 'text', key: 'objectId', label: t('settings.audit.objectId'), value: search.objectId },
        {
          kind: 'choice',
          key: 'outcome',
          label: t('settings.audit.outcome'),
          any,
          value: search.outcome,
          options: OUTCOMES.map((value) => ({ value, label: t(`settings.audit.outcomes.${value}`) })),
        },
        { kind: 'date', key: 'from', label: t('settings.audit.from'), value: search.from },
        { kind: 'date', key: 'to', label: t('settings.audit.to'), value: search.to },
      ]}
      onChange={(key, value) => onChange(auditSearch({ ...search, [key]: value }))}
      onClear={() => onChange({})}
    />
  );
}
