import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { traitsQuery } from '../../../pickers/traits';
import { useRegional } from '../../../lib/locale';
import { ACCESSES, useRoleWords } from './words';

const ALL_TRAITS = 'customer.trait';

export type Limits = Readonly<Record<string, string>>;

interface Props {
  all: readonly string[];
  limits: Limits;
  readOnly: boolean;
  onChange: (limits: Limits) => void;
}

/** What is kept from whoever has the role, field by field; single traits may differ from the rest of them. */
export function RoleFields({ all, limits, readOnly, onChange }: Props) {
  const { t } = useTranslation();
  const words = useRoleWords();
  const { locale } = useRegional();
  const traits = useQuery(traitsQuery).data?.items ?? [];
  const label = (code: string) => {
    const trait = traits.find(({ name }) => code === `${ALL_TRAITS}:${name}`);
    return (trait && (locale === 'en' ? trait.label.en : trait.label.zh)) || words.field(code);
  };
  const single = Object.keys(limits).filter((code) => code.startsWith(`${ALL_TRAITS}:`));
  const rest = traits.map(({ name }) => `${ALL_TRAITS}:${name}`).filter((code) => !single.includes(code));
  const set = (code: string, access: string | undefined) => {
    const others = Object.entries(limits).filter(([field]) => field !== code);
    // What is not named may be edited; of a single trait that too is a rule of its own.
    const named = access !== undefined && (access !== 'edit' || code.startsWith(`${ALL_TRAITS}:`));
    onChange(Object.fromEntries(named ? [...others, [code, access]] : others));
  };
  return (
    <fieldset className="lk-fieldset">
      <legend>{t('settings.roles.fields')}</legend>
      <p className="lk-note">{t('settings.roles.fieldsHint')}</p>
      <dl className="lk-role-fields">
        {[...all, ...single].map((code) => (
          <div key={code}>
            <dt>{label(code)}</dt>
            <dd>
              <Select<string>
                aria-label={label(code)}
                disabled={readOnly}
                value={limits[code] ?? 'edit'}
                onChange={(access) => set(code, access)}
                allowClear={code.startsWith(`${ALL_TRAITS}:`)}
                onClear={() => set(code, undefined)}
                options={ACCESSES.map((access) => ({ value: access as string, label: words.access(access) }))}
              />
            </dd>
          </div>
        ))}
        {!readOnly && rest.length > 0 && (
          <div className="lk-role-more">
            <dt>
              <Select<string | null>
                aria-label={t('settings.roles.addTrait')}
                placeholder={t('settings.roles.addTrait')}
                showSearch={{ optionFilterProp: 'label' }}
                value={null}
                onChange={(code) => code !== null && set(code, 'hide')}
                options={rest.map((code) => ({ value: code, label: label(code) }))}
              />
            </dt>
          </div>
        )}
      </dl>
    </fieldset>
  );
}
