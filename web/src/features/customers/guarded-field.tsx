import { useState, type ComponentProps } from 'react';
import { useFieldAccess } from '../../api/session';
import type { Customer } from '../../api/types';
import { InlineField } from './inline-field';
import { Reveal } from './reveal';

interface Props extends ComponentProps<typeof InlineField> {
  customer: Pick<Customer, 'id' | 'version'>;
  /** Its code in the rules of who sees what. */
  field: string;
}

/** A fact that a role may be kept from: hidden it is not there, masked it can be revealed and typed anew. */
export function GuardedField({ customer, field, ...fact }: Props) {
  const access = useFieldAccess()(field);
  const [revealed, setRevealed] = useState<{ version: number; value: string | undefined }>();
  if (access === 'hide') return null;
  if (access === 'edit') return <InlineField {...fact} />;
  if (access === 'read') return <InlineField {...fact} editable={false} />;
  // What was revealed of another state of the customer may not be so any more.
  const whole = revealed?.version === customer.version ? revealed.value : undefined;
  const reveal = whole === undefined && fact.value !== '' && (
    <Reveal
      customerId={customer.id}
      field={field}
      label={fact.label}
      onShown={([value]) => setRevealed({ version: customer.version, value })}
    />
  );
  return (
    <InlineField
      {...fact}
      value={whole ?? ''}
      masked={fact.value}
      shown={
        <>
          {whole ?? fact.shown ?? fact.value} {reveal}
        </>
      }
    />
  );
}
