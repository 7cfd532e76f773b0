import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Radio, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import { useOwners } from '../../pickers/owners';
import { Drawer } from '../../ui/drawer';
import { Field } from '../../ui/field';
import { ProblemAlert } from '../../ui/states';
import { useForm, type Form } from '../../ui/use-form';
import { EMPTY, pointersOf, toNewCustomer, type Draft, type DraftIdentifier } from './new-customer';
import { createCustomer, useAdoptCustomer } from './queries';

interface TextFieldProps {
  form: Form<Draft>;
  name: 'name' | 'city' | DraftIdentifier;
  label: string;
  pointers: string[];
}

function TextField({ form, name, label, pointers }: TextFieldProps) {
  const error = pointers.map((pointer) => form.errorAt(pointer)).find((found) => found !== undefined);
  return (
    <Field label={label} error={error}>
      {(wiring) => (
        <Input
          {...wiring}
          {...(error === undefined ? {} : { status: 'error' as const })}
          inputMode={name === 'phone' ? 'tel' : name === 'email' ? 'email' : 'text'}
          autoComplete="off"
          maxLength={200}
          value={form.values[name]}
          onChange={(event) => form.set(name, event.target.value)}
        />
      )}
    </Field>
  );
}

function NewCustomerForm({ id, form }: { id: string; form: Form<Draft> }) {
  const { t } = useTranslation();
  const owners = useOwners().active;
  const { user, permissions } = useStaff();
  // Looking after somebody oneself takes no right; giving them to others does.
  const offered = permissions.includes('customer.assign')
    ? owners
    : owners.filter(({ value }) => value === user.id);
  const identifier = (type: DraftIdentifier) => (
    <TextField
      form={form}
      name={type}
      label={t(`customers.identifierType.${type}`)}
      pointers={pointersOf(form.values, type)}
    />
  );
  return (
    <form id={id} className="lk-form" onSubmit={form.submit} noValidate>
      <ProblemAlert error={form.error} />
      <Radio.Group
        aria-label={t('customers.kind')}
        optionType="button"
        value={form.values.kind}
        options={[
          { value: 'person', label: t('customers.person') },
          { value: 'organization', label: t('customers.organization') },
        ]}
        onChange={(event) => form.set('kind', event.target.value as Draft['kind'])}
      />
      <TextField form={form} name="name" label={t('customers.name')} pointers={['/name']} />
      {identifier('phone')}
      {identifier('email')}
      {identifier('memberCard')}
      <TextField form={form} name="city" label={t('customers.city')} pointers={['/city']} />
      <Field label={t('customers.owner')} error={form.errorAt('/ownerId')}>
        {(wiring) => (
          <Select
            {...wiring}
            showSearch={{ optionFilterProp: 'label' }}
            options={[{ value: '', label: t('ui.none') }, ...offered]}
            value={form.values.ownerId}
            onChange={(ownerId: string) => form.set('ownerId', ownerId)}
          />
        )}
      </Field>
      <Field label={t('customers.tags')} hint={t('customers.tagsHint')} error={form.errorAt('/tags')}>
        {(wiring) => (
          <Select
            {...wiring}
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={[',', '，']}
            value={form.values.tags}
            onChange={(tags: string[]) => form.set('tags', tags)}
          />
        )}
      </Field>
    </form>
  );
}

function Content({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const adopt = useAdoptCustomer();
  const form = useForm<Draft>(EMPTY, async (draft) => {
    const customer = await createCustomer(toNewCustomer(draft));
    adopt(customer);
    void message.success(t('customers.created'));
    onClose();
    void navigate({ to: '/customers/$customerId', params: { customerId: customer.id } });
  });
  return <NewCustomerForm id={id} form={form} />;
}

export function NewCustomerDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Drawer
      open={open}
      title={t('customers.new')}
      onClose={onClose}
      footer={
        <div className="lk-drawer-footer">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="primary" htmlType="submit" form={id}>
            {t('customers.create')}
          </Button>
        </div>
      }
    >
      {open && <Content id={id} onClose={onClose} />}
    </Drawer>
  );
}
