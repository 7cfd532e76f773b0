import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useRegional } from '../../lib/locale';
import type { Checked } from './targets';

interface Props {
  checks: readonly Checked[];
  nameOf: (target: string) => string;
}

/** What the file cannot do without, and which column gives it. */
export function Requirements({ checks, nameOf }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const nameOfCheck = ({ requirement }: Checked) => requirement.map(nameOf).join(t('imports.map.or'));
  const columnsOf = ({ columns }: Checked) => columns.join(t('imports.map.and'));
  const missing = checks.filter(({ columns }) => columns.length === 0);
  return (
    <div className="lk-stack-tight">
      <h2 className="lk-part-title">{t('imports.map.required')}</h2>
      <ul className="lk-required" aria-label={t('imports.map.required')}>
        {checks.map((check) => {
          const met = check.columns.length > 0;
          return (
            <li key={check.requirement[0]} data-met={met}>
              {met ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />}
              <span>{nameOfCheck(check)}</span>
              {!met && <span className="lk-muted">{t('imports.map.notYet')}</span>}
              {met && columnsOf(check) !== nameOfCheck(check) && (
                <span className="lk-muted">← {columnsOf(check)}</span>
              )}
            </li>
          );
        })}
      </ul>
      <p aria-live="polite" className={missing.length > 0 ? 'lk-alert' : 'lk-sr'}>
        {missing.length > 0 &&
          t('imports.map.missing', {
            names: missing.map(nameOfCheck).join(locale === 'en' ? ', ' : '、'),
          })}
      </p>
    </div>
  );
}
