import { Button, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../api/types';
import { CopyField } from '../../ui/copy-field';
import { Field } from '../../ui/field';
import { ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { useIssueKey } from './queries';
import { RoleSelect } from './role-select';

const DAYS = [30, 90, 180, 365];

interface Values {
  name: string;
  role: Member['role'];
  days: number;
  networks: string;
}

/** As they were typed, one a line or with commas between. */
const networksIn = (text: string) => text.split(/[\s,，、]+/).filter((network) => network !== '');

function KeyForm({ onIssued }: { onIssued: (key: string) => void }) {
  const { t } = useTranslation();
  const issue = useIssueKey();
  const start: Values = { name: '', role: 'manager', days: 90, networks: '' };
  const form = useForm(start, async ({ name, role, days, networks }) => {
    const expiresAt = dayjs().add(days, 'day').toISOString();
    onIssued((await issue.mutateAsync({ name, role, expiresAt, networks: networksIn(networks) })).key);
  });
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <ProblemAlert error={form.error} />
      <Field label={t('settings.keys.name')} hint={t('settings.keys.nameHint')} error={form.errorAt('/name')}>
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxLength={100}
            value={form.values.name}
            onChange={(event) => form.set('name', event.target.value)}
          />
        )}
      </Field>
      <div className="lk-form-grid">
        <Field label={t('settings.field.role')} error={form.errorAt('/role')}>
          {(wiring) => (
            <RoleSelect
              forPrograms
              wiring={wiring}
              value={form.values.role}
              onChange={(role) => form.set('role', role)}
            />
          )}
        </Field>
        <Field label={t('settings.keys.expiresIn')} error={form.errorAt('/expiresAt')}>
          {(wiring) => (
            <Select
              {...wiring}
              value={form.values.days}
              onChange={(days) => form.set('days', days)}
              options={DAYS.map((count) => ({ value: count, label: t('settings.keys.days', { count }) }))}
            />
          )}
        </Field>
      </div>
      <Field
        label={t('settings.keys.networks')}
        hint={t('settings.keys.networksHint')}
        error={networksIn(form.values.networks)
          .map((_, at) => form.errorAt(`/networks/${at}`))
          .find((wrong) => wrong !== undefined)}
      >
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={1000}
            placeholder="203.0.113.7, 10.0.0.0/8"
            value={form.values.networks}
            onChange={(event) => form.set('networks', event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" loading={form.busy}>
        {t('settings.keys.submit')}
      </Button>
    </form>
  );
}

export function KeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [key, setKey] = useState<string | null>(null);
  return (
    <Modal
      open
      title={t('settings.keys.createTitle')}
      footer={null}
      onCancel={onClose}
      width={520}
      mask={{ closable: false }}
    >
      {key === null ? (
        <KeyForm onIssued={setKey} />
      ) : (
        <div className="lk-stack">
          <p>{t('settings.keys.once')}</p>
          <CopyField label={t('settings.keys.key')} value={key} />
          <Button onClick={onClose}>{t('settings.members.done')}</Button>
        </div>
      )}
    </Modal>
  );
}
