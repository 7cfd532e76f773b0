import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocaleSwitch } from '../lib/locale';
import { chooseMode, useMode, type Mode } from './theme';

export function LanguageButton() {
  const { t } = useTranslation();
  const { locale, change } = useLocaleSwitch();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <Button type="text" lang={other} onClick={() => change(other)}>
      {t('app.language')}
    </Button>
  );
}

const ICONS = { light: SunOutlined, dark: MoonOutlined, system: DesktopOutlined };
const MODES: readonly Mode[] = ['light', 'dark', 'system'];

export function ThemeButton() {
  const { t } = useTranslation();
  const mode = useMode();
  const Icon = ICONS[mode];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [mode],
        items: MODES.map((key) => ({ key, label: t(`app.theme.${key}`) })),
        onClick: ({ key }) => {
          const chosen = MODES.find((known) => known === key);
          if (chosen !== undefined) chooseMode(chosen);
        },
      }}
    >
      <Button
        type="text"
        icon={<Icon aria-hidden />}
        aria-label={`${t('app.theme.label')}: ${t(`app.theme.${mode}`)}`}
      />
    </Dropdown>
  );
}
