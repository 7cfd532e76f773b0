import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState, Skeleton } from '../../ui/states';
import { DateTime, StatusTag } from '../../ui/text';
import { recentImportsQuery } from './queries';

/** The imports of late, and what runs now. */
export function HomeImports() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(recentImportsQuery);
  const content = () => {
    if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
    if (data === undefined) return <Skeleton lines={3} />;
    if (data.length === 0) return <p className="lk-muted">{t('home.noImports')}</p>;
    return (
      <ul className="lk-home-list">
        {data.map(({ id, file, state, createdAt }) => (
          <li key={id}>
            <Link to="/imports/$importId" params={{ importId: id }}>
              {file.name}
            </Link>
            <StatusTag tone={state === 'running' ? 'info' : state === 'failed' ? 'bad' : 'neutral'}>
              {t(`imports.state.${state as 'done'}`)}
            </StatusTag>
            <span className="lk-muted">
              <DateTime value={createdAt} />
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
