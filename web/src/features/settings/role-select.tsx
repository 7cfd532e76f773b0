import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import type { Wiring } from '../../ui/field';
import { mayGrant, ROLE_GROUPS, usualScope } from './roles';

interface Props {
  value: string;
  onChange: (role: string) => void;
  wiring: Wiring;
  disabled?: boolean;
  /** Only roles that see everything: a program belongs to no store. */
  forPrograms?: boolean;
}

export function RoleSelect({ value, onChange, wiring, disabled = false, forPrograms = false }: Props) {
  const { t } = useTranslation();
  const { role: own } = useStaff();
  const options = ROLE_GROUPS.flatMap(({ key, roles }) =>
    roles
      .filter((role) => mayGrant(own, role) || role === value)
      .filter((role) => !forPrograms || usualScope(role) === 'all')
      .map((role, at) => ({
        value: role as string,
        label: t(`settings.role.${role}`),
        may: t(`settings.roleMay.${role}`),
        group: at === 0 ? t(`settings.roleGroup.${key}`) : undefined,
      })),
  );
  return (
    <Select
      {...wiring}
      disabled={disabled}
      value={value}
      onChange={onChange}
      listHeight={360}
      classNames={{ popup: { root: 'lk-role-popup' } }}
      options={options}
      optionRender={({ data, label: name }) => (
        <span className="lk-role">
          {data.group !== undefined && <span className="lk-role-group">{data.group}</span>}
          {name}
          <span className="lk-role-may">{data.may}</span>
        </span>
      )}
    />
  );
}
