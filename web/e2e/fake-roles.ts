/** Roles as the server keeps them: some built in, the tenant's own beside them. */
import { uuid } from './fake-data.ts';

interface Content {
  name: string;
  scope: string;
  permissions: string[];
  fields?: Record<string, string>;
}

const CONTACTS = { 'customer.phone': 'mask', 'customer.email': 'mask', 'customer.identifier': 'mask' };
export const ALL = [
  ...['customer.read', 'customer.write', 'customer.assign', 'customer.export', 'customer.reveal'],
  ...['trait.manage', 'order.read', 'order.write', 'order.export', 'view.share', 'import.read', 'import.run'],
  ...['report.read', 'member.read', 'member.manage', 'organization.manage', 'api_key.manage'],
  ...['tenant.manage', 'audit.read'],
];
const FIELDS = ['name', 'phone', 'email', 'identifier', 'city', 'trait'].map((field) => `customer.${field}`);

const builtIn = (code: string, scope: string, permissions: string[], fields: object, members: number) => ({
  ...{ code, name: null as string | null, scope, permissions, fields, version: 0, members, keys: 0 },
});

const roles = [
  builtIn('owner', 'all', ALL, {}, 1),
  builtIn('store_manager', 'store', ALL.slice(0, 3).concat('customer.reveal', 'order.read'), CONTACTS, 1),
  builtIn(
    'clerk',
    'store',
    ['customer.read', 'customer.write', 'customer.reveal', 'order.read'],
    CONTACTS,
    1,
  ),
  {
    ...builtIn(uuid(12, 1), 'all', ['customer.read', 'report.read'], { 'customer.phone': 'hide' }, 2),
    ...{ name: '门店督导', version: 3 },
  },
];

export const listRoles = () => ({ items: roles, permissions: ALL, fields: FIELDS });

export function addRole(content: Content) {
  const role = { ...builtIn(uuid(12, roles.length + 1), '', [], {}, 0), version: 1, fields: {}, ...content };
  roles.push(role);
  return role;
}

export function changeRole(id: string, content: Content) {
  const role = roles.find(({ code }) => code === id);
  return role && Object.assign(role, { fields: {} }, content, { version: role.version + 1 });
}

export function removeRole(id: string) {
  const at = roles.findIndex(({ code, members }) => code === id && members === 0);
  return at < 0 ? undefined : (roles.splice(at, 1), null);
}

export function compareRole(id: string, content: Content) {
  const role = roles.find(({ code }) => code === id) ?? roles[0];
  const before = (role?.fields ?? {}) as Record<string, string>;
  const after = content.fields ?? {};
  const removed = role?.permissions.filter((one) => !content.permissions.includes(one)) ?? [];
  return {
    added: content.permissions.filter((one) => !role?.permissions.includes(one)),
    removed,
    fields: FIELDS.map((field) => ({
      field,
      before: before[field] ?? 'edit',
      after: after[field] ?? 'edit',
    })).filter((change) => change.before !== change.after),
    members: role?.members ?? 0,
    keys: role?.keys ?? 0,
    warnings: removed.length > 0 && (role?.members ?? 0) > 0 ? ['loses'] : [],
  };
}
