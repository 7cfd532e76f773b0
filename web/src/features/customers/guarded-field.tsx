import { useState, type ComponentProps } from 'react';
import { useFieldAccess } from '../../api/session';
import { InlineField } from './inline-field';
import { Reveal } from './reveal';

interface Props extends ComponentProps<typeof InlineField> {
  customerId: string;
  /** Its code in the rules of who sees what. */
  field: string;
}

/** A fact that a role may be kept from: hidden it is not there, masked it can be revealed and typed anew. */
export function GuardedField({ customerId, field, ...fact }: Props) {
  const access = useFieldAccess()(field);
  const [whole, setWhole] = useState<string>();
  if (access === 'hide') return null;
  if (access === 'edit') return <InlineField {...fact} />;
  if (access === 'read') return <InlineField {...fact} editable={false} />;
  const reveal = whole === undefined && fact.value !== '' && (
    <Reveal customerId={customerId} field={field} label={fact.label} onShown={([value]) => setWhole(value)} />
  );
  return (
    <InlineField
      {...fact}
      value={whole ?? ''}
      shown={
        <>
          {whole ?? fact.shown ?? fact.value} {reveal}
        </>
      }
    />
  );
}
