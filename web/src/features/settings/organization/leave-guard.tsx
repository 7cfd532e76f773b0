import { useBlocker } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

/** Asks before a page with unsaved changes is left. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  return (
    <Modal
      open={status === 'blocked'}
      title={t('settings.structure.store.leaveTitle')}
      okText={t('settings.structure.store.leave')}
      cancelText={t('settings.structure.store.stay')}
      okButtonProps={{ danger: true }}
      onOk={() => proceed?.()}
      onCancel={() => reset?.()}
      width={440}
    >
      <p>{t('settings.structure.store.leaveDetail')}</p>
    </Modal>
  );
}
