import { useTranslation } from 'react-i18next';

export const ACCESSES = ['edit', 'read', 'mask', 'hide'] as const;

/** What the object of a permission and the act are called: `customer.read` is of `customer`. */
export function objectOf(permission: string): string {
  return permission.slice(0, permission.lastIndexOf('.'));
}

const TRAIT = 'customer.trait:';

export interface RoleWords {
  object: (object: string) => string;
  permission: (permission: string) => string;
  field: (field: string) => string;
  access: (access: string) => string;
}

/** Codes of the server in words; a code that is not known here stands for itself. */
export function useRoleWords(): RoleWords {
  const { t, i18n } = useTranslation();
  const word = (key: string, code: string) =>
    i18n.exists(`settings.roles.${key}`) ? t(`settings.roles.${key as 'create'}`) : code;
  return {
    object: (object) => word(`object.${object}`, object),
    permission: (permission) => word(`permission.${permission}`, permission),
    field: (field) =>
      field.startsWith(TRAIT)
        ? t('settings.roles.oneTrait', { name: field.slice(TRAIT.length) })
        : word(`fieldName.${field}`, field),
    access: (access) => word(`access.${access}`, access),
  };
}
