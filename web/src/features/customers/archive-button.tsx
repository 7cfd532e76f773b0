import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types';
import { useCommands } from '../../lib/commands';
import { useProblemWords } from '../../ui/states';
import { shelve, useAdoptCustomer, type Shelf } from './queries';

const UNDO_SECONDS = 10;

/** Archives at once and offers the way back; nothing is lost, so nothing is asked. */
export function ArchiveButton({ customer, name }: { customer: Customer; name: string }) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const words = useProblemWords();
  const adopt = useAdoptCustomer();
  const [busy, setBusy] = useState(false);

  const move = (shelf: Shelf, offerUndo: boolean) => {
    setBusy(true);
    const key = `shelve-${customer.id}`;
    shelve(customer.id, shelf)
      .then((changed) => {
        adopt(changed);
        notification.destroy(key);
        if (!offerUndo) return;
        const undo = shelf === 'archive' ? 'restore' : 'archive';
        notification.success({
          key,
          title: t(`customers.${shelf}.done`, { name }),
          duration: UNDO_SECONDS,
          placement: 'bottomRight',
          actions: (
            <Button size="small" onClick={() => move(undo, false)}>
              {t('customers.undo')}
            </Button>
          ),
        });
      })
      .catch((refusal: unknown) => {
        const { title, detail } = words(refusal);
        notification.error({ key, title, description: detail, placement: 'bottomRight' });
      })
      .finally(() => setBusy(false));
  };
  const shelf = customer.status === 'archived' ? 'restore' : 'archive';
  useCommands([{ id: 'shelf', title: t(`customers.${shelf}.act`), run: () => move(shelf, true) }]);
  return (
    <Button loading={busy} onClick={() => move(shelf, true)}>
      {t(`customers.${shelf}.act`)}
    </Button>
  );
}
