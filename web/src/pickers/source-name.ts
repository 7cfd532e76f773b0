import { useTranslation } from 'react-i18next';

/** Where data came from: the two that are always there have words, the others are named by the company. */
export function useSourceName(): (source: string) => string {
  const { t } = useTranslation();
  return (source) => {
    if (source === 'api') return t('orders.sourceApi');
    return source === 'default' ? t('orders.sourceDefault') : source;
  };
}
