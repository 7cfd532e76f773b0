import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { useRegional } from '../../../lib/locale';
import { Confirm } from '../../../ui/confirm';
import { FilterBar } from '../../../ui/filter-bar';
import { EmptyState } from '../../../ui/states';
import { VirtualTable } from '../../../ui/virtual-table';
import { matching, pathName, storesWithin, type Layout, type Place } from './layout';
import { useRemoveUnit } from './queries';
import { storePath, useStoreColumns } from './store-columns';
import { useKindName } from './unit-kind';

interface Props {
  layout: Layout;
  place: Place;
  company: string;
  q: string | undefined;
  manages: boolean;
  onSearch: (q: string | undefined) => void;
  onChange: () => void;
  onRemoved: () => void;
  onNewStore: () => void;
}

const keyOf = ({ id }: Store) => id;
const nothingMore = () => undefined;

/** What one may do with the unit itself; the head office is the company and changed there. */
function UnitActions({
  name,
  onChange,
  onRemove,
}: {
  name: string;
  onChange: () => void;
  onRemove: () => Promise<void>;
}) {
  const { t } = useTranslation();
  return (
    <div className="lk-header-end">
      <Button onClick={onChange}>{t('settings.structure.change')}</Button>
      <Confirm
        danger
        title={t('settings.structure.removeTitle', { name })}
        detail={t('settings.structure.removeDetail')}
        confirm={t('settings.structure.remove')}
        onConfirm={onRemove}
      >
        {(ask) => <Button onClick={ask}>{t('settings.structure.remove')}</Button>}
      </Confirm>
    </div>
  );
}

/** The chosen unit with the stores of it and of all below it. */
export function UnitPanel(props: Props) {
  const { layout, place, q, manages } = props;
  const { t } = useTranslation();
  const { locale } = useRegional();
  const { history } = useRouter();
  const kindName = useKindName();
  const remove = useRemoveUnit();
  const columns = useStoreColumns(layout);
  const all = useMemo(() => storesWithin(place), [place]);
  const rows = useMemo(() => matching(all, q), [all, q]);
  const name = place.unit?.name ?? props.company;
  const path = pathName(place.above);
  return (
    <section className="lk-structure-stores" aria-label={name}>
      <div className="lk-header">
        <h2>{name}</h2>
        <span className="lk-muted">
          {place.unit === undefined ? t('settings.structure.headOffice') : kindName(place.unit.kind)}
          {path !== '' && ` · ${path}`}
        </span>
        <span className="lk-muted" role="status">
          {t('settings.structure.storeCount', { number: formatNumber(rows.length, locale) })}
        </span>
        {manages && place.unit !== undefined && (
          <UnitActions
            name={name}
            onChange={props.onChange}
            onRemove={async () => {
              await remove.mutateAsync(place.id);
              props.onRemoved();
            }}
          />
        )}
      </div>
      {all.length > 0 && (
        <FilterBar
          search={{ value: q, placeholder: t('settings.structure.searchHint') }}
          filters={[]}
          onChange={(_, value) => props.onSearch(value)}
          onClear={() => props.onSearch(undefined)}
        />
      )}
      {rows.length > 0 ? (
        <VirtualTable<Store>
          label={t('settings.structure.stores')}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          total={rows.length}
          listKey={`${place.id} ${q ?? ''}`}
          pending={false}
          hasMore={false}
          loadMore={nothingMore}
          onOpen={({ id }) => history.push(storePath(id))}
        />
      ) : (
        <div className="lk-card">
          {all.length > 0 ? (
            <EmptyState
              title={t('settings.structure.noMatch')}
              action={<Button onClick={() => props.onSearch(undefined)}>{t('ui.clear')}</Button>}
            />
          ) : (
            <EmptyState
              title={t('settings.structure.noStores')}
              action={
                manages && <Button onClick={props.onNewStore}>{t('settings.structure.newStore')}</Button>
              }
            />
          )}
        </div>
      )}
    </section>
  );
}
