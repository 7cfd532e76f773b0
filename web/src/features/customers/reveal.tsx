import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { useFieldAccess, useMay } from '../../api/session';
import { EYE_ICON } from '../../ui/eye-icon';
import { Field } from '../../ui/field';
import { ProblemAlert } from '../../ui/states';
import { useForm } from '../../ui/use-form';

const REASONS = ['call', 'verify', 'deliver', 'correct', 'other'] as const;

interface Props {
  customerId: string;
  /** Code of the field, and what it is called. */
  field: string;
  label: string;
  onShown: (values: string[]) => void;
}

function ReasonForm({ customerId, field, onShown }: Props) {
  const { t } = useTranslation();
  const start: { kind: (typeof REASONS)[number]; text: string } = { kind: 'call', text: '' };
  const form = useForm(start, async ({ kind, text }) => {
    const reason = kind === 'other' ? text.trim() : t(`customers.reveal.reasons.${kind}`);
    const path = { params: { path: { id: customerId } }, body: { field, reason } };
    onShown((await body(api.POST('/api/v1/customers/{id}:reveal', path))).values);
  });
  const { kind, text } = form.values;
  return (
    <form className="lk-form" onSubmit={form.submit}>
      <p>{t('customers.reveal.why')}</p>
      <ProblemAlert error={form.error} />
      <Field label={t('customers.reveal.reason')}>
        {(wiring) => (
          <Select
            {...wiring}
            autoFocus
            value={kind}
            onChange={(chosen) => form.set('kind', chosen)}
            options={REASONS.map((one) => ({ value: one, label: t(`customers.reveal.reasons.${one}`) }))}
          />
        )}
      </Field>
      {kind === 'other' && (
        <Field label={t('customers.reveal.text')} error={form.errorAt('/reason')}>
          {(wiring) => (
            <Input
              {...wiring}
              required
              minLength={2}
              maxLength={200}
              value={text}
              onChange={(event) => form.set('text', event.target.value)}
            />
          )}
        </Field>
      )}
      <Button type="primary" htmlType="submit" loading={form.busy}>
        {t('customers.reveal.show')}
      </Button>
    </form>
  );
}

/** Shows in full what is masked by rule, after a reason; nothing for whoever may not. */
export function Reveal(props: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const access = useFieldAccess();
  const [open, setOpen] = useState(false);
  if (access(props.field) !== 'mask' || !may('customer.reveal')) return null;
  const label = t('customers.reveal.open', { name: props.label });
  return (
    <>
      <button
        type="button"
        className="lk-reveal"
        aria-label={label}
        title={label}
        onClick={() => setOpen(true)}
      >
        {EYE_ICON}
      </button>
      {open && (
        <Modal open title={label} footer={null} onCancel={() => setOpen(false)} width={440}>
          <ReasonForm
            {...props}
            onShown={(values) => {
              setOpen(false);
              props.onShown(values);
            }}
          />
        </Modal>
      )}
    </>
  );
}
