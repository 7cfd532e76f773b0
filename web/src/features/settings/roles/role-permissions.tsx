import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { objectOf, useRoleWords } from './words';

interface Props {
  all: readonly string[];
  chosen: readonly string[];
  readOnly: boolean;
  /** The server's objection. */
  error: string | undefined;
  onChange: (permissions: string[]) => void;
}

/** What may be done, by what it is done to. */
export function RolePermissions({ all, chosen, readOnly, error, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const words = useRoleWords();
  const objects = [...new Set(all.map(objectOf))];
  const toggle = (permission: string, on: boolean) =>
    onChange(on ? [...chosen, permission] : chosen.filter((one) => one !== permission));
  return (
    <fieldset className="lk-fieldset" aria-describedby={error === undefined ? undefined : id}>
      <legend>{t('settings.roles.permissions')}</legend>
      <dl className="lk-role-grid">
        {objects.map((object) => (
          <div key={object}>
            <dt>{words.object(object)}</dt>
            <dd>
              {all
                .filter((permission) => objectOf(permission) === object)
                .map((permission) => (
                  <label key={permission} className="lk-check">
                    <input
                      type="checkbox"
                      aria-label={`${words.object(object)} · ${words.permission(permission)}`}
                      disabled={readOnly}
                      checked={chosen.includes(permission)}
                      onChange={(event) => toggle(permission, event.target.checked)}
                    />
                    {words.permission(permission)}
                  </label>
                ))}
            </dd>
          </div>
        ))}
      </dl>
      {error !== undefined && (
        <span id={id} className="lk-field-error" role="alert">
          {error}
        </span>
      )}
    </fieldset>
  );
}
