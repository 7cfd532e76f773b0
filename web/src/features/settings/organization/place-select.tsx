import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Postings } from '../../../api/types';
import type { Wiring } from '../../../ui/field';
import { useKindName } from './unit-kind';
import { pathName, storesWithin, within, type Layout } from './layout';

interface Props {
  wiring: Wiring;
  layout: Layout;
  value: Postings;
  onChange: (places: Postings) => void;
}

/** Ids of units and of stores are told apart in one list of choices. */
const UNIT = 'u:';
const STORE = 's:';
const bare = (values: readonly string[], mark: string) =>
  values.filter((value) => value.startsWith(mark)).map((value) => value.slice(mark.length));

/** Units and stores where somebody belongs, found by any part of their paths, names and codes. */
export function PlaceSelect({ wiring, layout, value, onChange }: Props) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const options = useMemo(
    () => [
      ...within(layout.root)
        .filter(({ unit }) => unit !== undefined)
        .map((place) => ({
          value: UNIT + place.id,
          label: pathName(place),
          kind: kindName(place.unit?.kind ?? ''),
        })),
      ...storesWithin(layout.root).map(({ id, code, name }) => ({
        value: STORE + id,
        label: name === code ? name : `${name} (${code})`,
        kind: t('settings.structure.store.name'),
      })),
    ],
    [layout, kindName, t],
  );
  return (
    <Select
      {...wiring}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      value={[...value.unitIds.map((id) => UNIT + id), ...value.storeIds.map((id) => STORE + id)]}
      onChange={(chosen: string[]) =>
        onChange({ unitIds: bare(chosen, UNIT), storeIds: bare(chosen, STORE) })
      }
      options={options}
      optionRender={({ data, label }) => (
        <span className="lk-choice">
          {label}
          <span className="lk-role-may">{data.kind}</span>
        </span>
      )}
    />
  );
}
