import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import type { Wiring } from '../../ui/field';
import { mayGrant, ROLE_GROUPS, useUsualScope } from './roles';
import { rolesQuery } from './roles/queries';

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
  const ofTenant = (useQuery(rolesQuery).data?.items ?? []).filter(({ version }) => version > 0);
  const usualScope = useUsualScope();
  const builtIn = ROLE_GROUPS.flatMap(({ key, roles }) =>
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
  const options = [
    ...builtIn,
    ...ofTenant
      .filter(({ scope }) => !forPrograms || scope === 'all')
      .map(({ code, name, permissions }, at) => ({
        value: code,
        label: name ?? code,
        may: t('settings.roles.count', { count: permissions.length }),
        group: at === 0 ? t('settings.roles.own') : undefined,
      })),
  ];
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
