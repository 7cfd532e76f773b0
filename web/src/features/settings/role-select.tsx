import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../api/types';
import type { Wiring } from '../../ui/field';

type Role = Member['role'];
const ROLES: readonly Role[] = ['owner', 'manager', 'read_only'];

interface Props {
  value: Role;
  onChange: (role: Role) => void;
  wiring?: Wiring;
  label?: string;
  disabled?: boolean;
}

export function RoleSelect({ value, onChange, wiring, label, disabled = false }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      {...wiring}
      {...(label === undefined ? {} : { 'aria-label': label })}
      style={{ minWidth: 116 }}
      disabled={disabled}
      value={value}
      onChange={onChange}
      popupMatchSelectWidth={false}
      options={ROLES.map((role) => ({
        value: role,
        label: t(`settings.role.${role as 'owner'}`),
        may: t(`settings.roleMay.${role as 'owner'}`),
      }))}
      optionRender={({ data, label: name }) => (
        <span className="lk-role">
          {name}
          <span className="lk-muted">{data.may}</span>
        </span>
      )}
    />
  );
}
