import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session';
import type { BulkChange } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { IDS_MAX, type BulkTarget } from './bulk';
import type { BulkAction } from './bulk-form';

/** Comes when something is to be done with many: most visits do nothing of the kind. */
const BulkDialog = lazy(async () => ({ default: (await import('./bulk-dialog')).BulkDialog }));

interface Props {
  /** Undefined while nobody is selected. */
  target: BulkTarget | undefined;
  /** How many the list has, and how to select them all; undefined when they are, or when there are no more. */
  rest: { number: string; choose: () => void } | undefined;
  archived: boolean;
  onStarted: (change: BulkChange) => void;
  onClear: () => void;
}

function useCountWords(): (target: BulkTarget) => string {
  const { t } = useTranslation();
  const { locale } = useRegional();
  return (target) => {
    if (target.kind === 'some') return t('customers.selected', { count: target.ids.length });
    const number = formatNumber(target.count, locale);
    return t(target.capped ? 'customers.bulk.allOver' : 'customers.bulk.all', { number });
  };
}

/** How many are selected, and what can be done with them; takes the place of the filters meanwhile. */
export function BulkBar({ target, rest, archived, onStarted, onClear }: Props) {
  const { t } = useTranslation();
  const words = useCountWords();
  const may = useMay();
  const [action, setAction] = useState<BulkAction | undefined>();
  const tooMany = target?.kind === 'some' && target.ids.length > IDS_MAX;
  const shelf = archived ? 'restore' : 'archive';
  const button = (key: BulkAction) => (
    <Button size="small" disabled={tooMany} aria-haspopup="dialog" onClick={() => setAction(key)}>
      {t(`customers.bulk.act.${key}`)}
    </Button>
  );
  return (
    <div className={target === undefined ? 'lk-sr' : 'lk-bulk'}>
      <strong role="status">{target === undefined ? '' : words(target)}</strong>
      {target !== undefined && (
        <>
          {rest !== undefined && (
            <button type="button" className="lk-link-button" onClick={rest.choose}>
              {t('customers.bulk.chooseAll', { number: rest.number })}
            </button>
          )}
          {button('tag')}
          {may('customer.assign') && button('transfer')}
          {button(shelf)}
          <Dropdown
            trigger={['click']}
            disabled={tooMany}
            menu={{
              items: (['set', 'untag'] as const).map((key) => ({
                key,
                label: t(`customers.bulk.act.${key}`),
              })),
              onClick: ({ key }) => setAction(key as BulkAction),
            }}
          >
            <Button size="small">{t('customers.bulk.more')}</Button>
          </Dropdown>
          <button type="button" className="lk-link-button" onClick={onClear}>
            {t('customers.unselect')}
          </button>
          {tooMany && <span className="lk-muted">{t('customers.bulkMax', { max: IDS_MAX })}</span>}
          {action !== undefined && (
            <Suspense>
              <BulkDialog
                action={action}
                target={target}
                onClose={() => setAction(undefined)}
                onStarted={(change) => {
                  setAction(undefined);
                  onStarted(change);
                }}
              />
            </Suspense>
          )}
        </>
      )}
    </div>
  );
}
