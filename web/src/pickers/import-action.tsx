import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session';

/** What to do where there is nothing yet: bring data in. */
export function ImportAction() {
  const { t } = useTranslation();
  const may = useMay();
  if (!may('import.run')) return null;
  return <Link to="/imports/new">{t('importState.start')}</Link>;
}
