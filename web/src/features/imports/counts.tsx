import { useTranslation } from 'react-i18next';
import type { Import } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';

const THINGS = ['customers', 'orders', 'refunds', 'products'] as const;
const ROWS = ['total', 'imported', 'skipped', 'failed'] as const;

/** What came of the rows; of a dry run, what would. */
export function Counts({ value }: { value: Import }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const things = THINGS.filter((thing) => value.created[thing] > 0 || value.updated[thing] > 0);
  return (
    <>
      <dl className="lk-kpis">
        {ROWS.map((key) => (
          <div key={key} className="lk-count">
            <dt>
              {t(key === 'imported' && value.dryRun ? 'imports.page.importable' : `imports.page.${key}`)}
            </dt>
            <dd>{formatNumber(value.rows[key], locale)}</dd>
          </div>
        ))}
      </dl>
      {things.length > 0 && (
        <table className="lk-simple lk-counts">
          <thead>
            <tr>
              <td />
              <th scope="col" className="lk-end">
                {t(value.dryRun ? 'imports.page.willCreate' : 'imports.page.created')}
              </th>
              <th scope="col" className="lk-end">
                {t(value.dryRun ? 'imports.page.willUpdate' : 'imports.page.updated')}
              </th>
            </tr>
          </thead>
          <tbody>
            {things.map((thing) => (
              <tr key={thing}>
                <th scope="row">{t(`imports.page.${thing}`)}</th>
                <td className="lk-end">{formatNumber(value.created[thing], locale)}</td>
                <td className="lk-end">{formatNumber(value.updated[thing], locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
