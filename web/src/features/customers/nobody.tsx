import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../api/session';
import { partOf } from '../../lib/sees';
import { ImportAction } from '../../pickers/import-action';
import { storesQuery } from '../../pickers/places';
import { EmptyState } from '../../ui/states';

/** Who sees by place and reaches no store belongs nowhere, or where there is none. */
function useWhy(): string {
  const { t } = useTranslation();
  const { scope } = useStaff();
  const { data } = useQuery(storesQuery);
  const part = partOf(scope);
  if (part === undefined) return t('customers.empty.detail');
  const placed = part === 'store' || part === 'subtree';
  return t(placed && data?.items.length === 0 ? 'app.sees.nowhere' : `app.sees.${part}`);
}

/** The list without anybody: because of its filters, or because there is nobody to see. */
export function Nobody({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  const why = useWhy();
  if (!filtered)
    return <EmptyState title={t('customers.empty.title')} detail={why} action={<ImportAction />} />;
  return (
    <EmptyState
      title={t('customers.noMatch.title')}
      detail={t('customers.noMatch.detail')}
      action={<Button onClick={onClear}>{t('ui.clear')}</Button>}
    />
  );
}
