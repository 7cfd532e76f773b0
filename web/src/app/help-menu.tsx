import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';

export function HelpMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [{ key: 'shortcuts', label: t('app.help.shortcuts') }],
        onClick: onShortcuts,
      }}
    >
      <Button type="text" icon={<QuestionCircleOutlined aria-hidden />} aria-label={t('app.help.label')} />
    </Dropdown>
  );
}
