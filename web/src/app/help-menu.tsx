import { QuestionCircleOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../api/session';
import { checklistOf } from '../lib/checklist';

export function HelpMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  const { tenant, user, platformOperator } = useStaff();
  const navigate = useNavigate();
  const showChecklist = () => {
    checklistOf(tenant.id, user.id).write(null);
    void navigate({ to: '/' });
  };
  const acts = {
    shortcuts: onShortcuts,
    checklist: showChecklist,
    status: () => void navigate({ to: '/status' }),
    about: () => void navigate({ to: '/about' }),
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'shortcuts', label: t('app.help.shortcuts') },
          { key: 'checklist', label: t('app.help.checklist') },
          { type: 'divider' as const },
          ...(platformOperator ? [{ key: 'status', label: t('app.help.status') }] : []),
          { key: 'about', label: t('app.help.about') },
        ],
        onClick: ({ key }) => acts[key as keyof typeof acts](),
      }}
    >
      <Button type="text" icon={<QuestionCircleOutlined aria-hidden />} aria-label={t('app.help.label')} />
    </Dropdown>
  );
}
