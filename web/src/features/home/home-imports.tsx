import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ImportAction } from '../../pickers/import-action';
import { ImportState } from '../../pickers/import-state';
import { ErrorState, Skeleton } from '../../ui/states';
import { DateTime } from '../../ui/text';
import { recentImportsQuery } from './queries';

/** The imports of late, and what runs now. */
export function HomeImports() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(recentImportsQuery);
  const content = () => {
    if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
    if (data === undefined) return <Skeleton lines={3} />;
    if (data.length === 0)
      return (
        <p className="lk-home-none">
          {t('home.noImports')} <ImportAction />
        </p>
      );
    return (
      <ul className="lk-home-list">
        {data.map((each) => (
          <li key={each.id}>
            <Link to="/imports/$importId" params={{ importId: each.id }}>
              {each.file.name}
            </Link>
            <ImportState value={each} />
            <span className="lk-muted">
              <DateTime value={each.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    );
  };
  return (
    <section className="lk-card lk-stack-tight">
      <h2>{t('home.imports')}</h2>
      {content()}
    </section>
  );
}
