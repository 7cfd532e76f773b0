import { App, Button, Input, Select } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleChange, RoleContent, Roles } from '../../../api/types';
import { Drawer } from '../../../ui/drawer';
import { Field } from '../../../ui/field';
import { ProblemAlert } from '../../../ui/states';
import { useForm } from '../../../ui/use-form';
import { SCOPES } from '../roles';
import { compareRole, useChangeRole, useCreateRole } from './queries';
import { RoleChanges } from './role-changes';
import { RoleFields } from './role-fields';
import { RolePermissions } from './role-permissions';

export type Role = Roles['items'][number];

interface Props {
  roles: Roles;
  /** The role to look at or change; with a version of 0 a built-in one, which stays as it is. */
  role?: Role | undefined;
  /** What a new role begins as. */
  start: RoleContent;
  manages: boolean;
  onClose: () => void;
}

function useSave({ role, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const create = useCreateRole();
  const change = useChangeRole(role?.code ?? '', role?.version ?? 0);
  return async (content: RoleContent) => {
    await (role === undefined ? create.mutateAsync(content) : change.mutateAsync(content));
    void message.success(t('settings.roles.saved'));
    onClose();
  };
}

/** A new role is saved as it is; a change of one that people have is shown first. */
function Editor(props: Props) {
  const { roles, role, start, manages, onClose } = props;
  const { t } = useTranslation();
  const save = useSave(props);
  const [change, setChange] = useState<RoleChange>();
  const readOnly = !manages || role?.version === 0;
  const form = useForm<RoleContent>(start, async (content) => {
    // What was compared before a refusal is to be compared again.
    if (role === undefined || change !== undefined) await save(content).finally(() => setChange(undefined));
    else setChange(await compareRole(role.code, content));
  });
  const { name, scope, permissions, fields } = form.values;
  const set: typeof form.set = (key, value) => {
    setChange(undefined);
    form.set(key, value);
  };
  const submit = (event: FormEvent) => {
    if (readOnly) {
      event.preventDefault();
      onClose();
    } else form.submit(event);
  };
  return (
    <form className="lk-form" onSubmit={submit}>
      <ProblemAlert error={form.error} />
      {role?.version !== 0 && (
        <Field label={t('settings.roles.name')} error={form.errorAt('/name')}>
          {(wiring) => (
            <Input
              {...wiring}
              required
              autoFocus={role === undefined}
              disabled={readOnly}
              maxLength={60}
              autoComplete="off"
              value={name}
              onChange={(event) => set('name', event.target.value)}
            />
          )}
        </Field>
      )}
      <Field
        label={t('settings.scopes.label')}
        hint={t('settings.roles.scopeHint')}
        error={form.errorAt('/scope')}
      >
        {(wiring) => (
          <Select<string>
            {...wiring}
            disabled={readOnly}
            value={scope}
            onChange={(chosen) => set('scope', chosen)}
            options={SCOPES.map((one) => ({ value: one as string, label: t(`settings.scope.${one}`) }))}
          />
        )}
      </Field>
      <RolePermissions
        all={roles.permissions}
        chosen={permissions}
        readOnly={readOnly}
        error={form.errorAt('/permissions')}
        onChange={(chosen) => set('permissions', chosen)}
      />
      <RoleFields
        all={roles.fields}
        limits={fields ?? {}}
        readOnly={readOnly}
        onChange={(limits) => set('fields', limits)}
      />
      {change !== undefined && <RoleChanges change={change} />}
      {!readOnly && (
        <Button type="primary" htmlType="submit" loading={form.busy} disabled={refused(change)}>
          {t(
            role === undefined
              ? 'settings.roles.create'
              : change === undefined
                ? 'settings.roles.compare'
                : 'settings.roles.apply',
          )}
        </Button>
      )}
    </form>
  );
}

/** What the server would refuse anyway. */
function refused(change: RoleChange | undefined): boolean {
  return change?.warnings.includes('more-than-yours') ?? false;
}

export function RoleEditor({ title, ...props }: Props & { title: string }) {
  return (
    <Drawer open wide title={title} onClose={props.onClose}>
      <Editor {...props} />
    </Drawer>
  );
}
