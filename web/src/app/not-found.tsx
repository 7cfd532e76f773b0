import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, Skeleton } from '../ui/states';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="lk-alone">
      <EmptyState
        title={t('app.notFound.title')}
        detail={t('app.notFound.detail')}
        action={<Link to="/">{t('app.notFound.back')}</Link>}
      />
    </main>
  );
}

export function PageError({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} retry={reset} />;
}

export function PagePending() {
  return (
    <div className="lk-card">
      <Skeleton lines={8} />
    </div>
  );
}
