import { App, Button, Input, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import { dayEnd } from '../../lib/days';
import { useRegional } from '../../lib/locale';
import { useOwners } from '../../pickers/owners';
import { Field } from '../../ui/field';
import { ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { useShare } from './access-queries';

const NOTE_CHARS_MAX = 500;

interface Draft {
  member: string | undefined;
  access: 'read' | 'write';
  until: string;
  note: string;
}

/** Lets a member see one customer, or change it too. */
export function ShareDialog({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { user } = useStaff();
  const { zone } = useRegional();
  const { active } = useOwners();
  const share = useShare(customer);
  const start: Draft = { member: undefined, access: 'read', until: '', note: '' };
  const form = useForm<Draft>(start, async ({ member, access, until, note }) => {
    if (member === undefined) return;
    const endsAt = until === '' ? {} : { endsAt: dayEnd(until, zone) };
    await share.mutateAsync({ member, access, note, ...endsAt });
    void message.success(t('customers.access.shared'));
    onClose();
  });
  const { member, access, until, note } = form.values;
  return (
    <Modal open title={t('customers.access.shareTitle')} footer={null} onCancel={onClose} width={440}>
      <form className="lk-form" onSubmit={form.submit}>
        <ProblemAlert error={form.error} />
        <Field label={t('customers.access.member')} error={form.errorAt('/member')}>
          {(wiring) => (
            <Select<string>
              {...wiring}
              showSearch={{ optionFilterProp: 'label' }}
              {...(member === undefined ? {} : { value: member })}
              onChange={(chosen) => form.set('member', chosen)}
              options={active.filter((one) => one.value !== user.id)}
            />
          )}
        </Field>
        <Radio.Group
          aria-label={t('customers.access.right')}
          value={access}
          onChange={(event) => form.set('access', event.target.value as Draft['access'])}
          options={(['read', 'write'] as const).map((right) => ({
            value: right,
            label: t(`customers.access.rights.${right}`),
          }))}
        />
        <Field
          label={t('customers.access.until')}
          hint={t('customers.access.untilHint')}
          error={form.errorAt('/endsAt')}
        >
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              value={until}
              onChange={(event) => form.set('until', event.target.value)}
            />
          )}
        </Field>
        <Field label={t('customers.access.note')} error={form.errorAt('/note')}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={NOTE_CHARS_MAX}
              value={note}
              onChange={(event) => form.set('note', event.target.value)}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" disabled={member === undefined} loading={form.busy}>
          {t('customers.access.send')}
        </Button>
      </form>
    </Modal>
  );
}
