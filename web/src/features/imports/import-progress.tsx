import { useTranslation } from 'react-i18next';
import type { Import } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { ProgressBar } from '../../ui/progress-bar';

export function ImportProgress({ value }: { value: Import }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const { done, total } = value.progress;
  // How many rows there are is known only once the file has been read.
  const rows = total ?? Math.max(value.rows.total, done);
  return (
    <ProgressBar
      label={t('imports.page.progress')}
      value={done}
      max={rows}
      text={t('imports.page.progressText', {
        done: formatNumber(done, locale),
        total: formatNumber(rows, locale),
        failed: formatNumber(value.rows.failed, locale),
      })}
    />
  );
}
