import { useTranslation } from 'react-i18next';
import type { Postings } from '../../api/types';
import { Field } from '../../ui/field';
import type { Form } from '../../ui/use-form';
import { PlaceSelect } from './organization/place-select';
import { useLayout } from './organization/queries';
import { RoleSelect } from './role-select';
import { useUsualScope } from './roles';
import { ScopeField } from './scope-select';

/** What a member may do, sees and where they belong. */
export interface Standing {
  role: string;
  scope: string;
  places: Postings;
}

export const NOWHERE: Postings = { unitIds: [], storeIds: [] };

interface Props {
  form: Pick<Form<Standing>, 'values' | 'set' | 'errorAt'>;
  /** Nobody changes what they themselves may do. */
  own?: boolean;
}

export function MemberFields({ form, own = false }: Props) {
  const { t } = useTranslation();
  const { layout } = useLayout();
  const usualScope = useUsualScope();
  const { role, scope, places } = form.values;
  return (
    <>
      <Field label={t('settings.field.role')} error={form.errorAt('/role')}>
        {(wiring) => (
          <RoleSelect
            wiring={wiring}
            value={role}
            disabled={own}
            onChange={(chosen) => {
              form.set('role', chosen);
              form.set('scope', usualScope(chosen));
            }}
          />
        )}
      </Field>
      <ScopeField
        role={role}
        value={scope}
        disabled={own}
        error={form.errorAt('/scope')}
        onChange={(chosen) => form.set('scope', chosen)}
      />
      {layout !== undefined && layout.places.size + layout.stores.size > 1 && (
        <Field label={t('settings.postings.label')} hint={t('settings.postings.hint')}>
          {(wiring) => (
            <PlaceSelect
              wiring={wiring}
              layout={layout}
              value={places}
              onChange={(chosen) => form.set('places', chosen)}
            />
          )}
        </Field>
      )}
    </>
  );
}
