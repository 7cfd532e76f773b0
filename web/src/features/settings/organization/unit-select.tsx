import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Wiring } from '../../../ui/field';
import { parentsFor, pathName, type Layout } from './layout';

interface Props {
  wiring: Wiring;
  layout: Layout;
  /** `HEAD_OFFICE` for no unit. */
  value: string;
  onChange: (unit: string) => void;
  /** A unit that is moved: it cannot become a part of itself. */
  moved?: string | undefined;
}

/** One unit, by its whole path, or the head office. */
export function UnitSelect({ wiring, layout, value, onChange, moved }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      {...wiring}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={onChange}
      options={parentsFor(layout, moved).map((place) => ({
        value: place.id,
        label: place.unit === undefined ? t('settings.structure.headOffice') : pathName(place),
      }))}
    />
  );
}
