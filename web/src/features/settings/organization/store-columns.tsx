import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../../../api/types';
import { RowLink } from '../../../ui/row-link';
import type { Column } from '../../../ui/virtual-table-types';
import { HEAD_OFFICE, type Layout } from './layout';
import { StoreStatus } from './store-status';

export const storePath = (id: string) => `/settings/organization/stores/${id}`;

export function useStoreColumns(layout: Layout): Column<Store>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('settings.structure.store.name'),
        width: 150,
        card: 'title',
        pinned: true,
        cell: ({ id, name }, tabIndex) => (
          <RowLink href={storePath(id)} tabIndex={tabIndex}>
            {name}
          </RowLink>
        ),
      },
      {
        key: 'code',
        title: t('settings.structure.code'),
        width: 88,
        grow: 0.5,
        cell: ({ code }) => code,
      },
      {
        key: 'unit',
        title: t('settings.structure.unit'),
        width: 120,
        card: 'figure',
        cell: ({ unitId }) =>
          layout.places.get(unitId ?? HEAD_OFFICE)?.unit?.name ?? t('settings.structure.headOffice'),
      },
      {
        key: 'city',
        title: t('settings.structure.store.city'),
        width: 88,
        card: 'none',
        grow: 0.5,
        cell: ({ city }) => city ?? t('ui.none'),
      },
      {
        key: 'status',
        title: t('settings.field.status'),
        width: 108,
        grow: 0.4,
        card: 'aside',
        cell: ({ status }) => <StoreStatus status={status} />,
      },
    ],
    [layout, t],
  );
}
