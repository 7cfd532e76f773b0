import {
  AimOutlined,
  BulbOutlined,
  HistoryOutlined,
  PlusOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
  TranslationOutlined,
} from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useStaff } from '../../api/session';
import { usePageCommands } from '../../lib/commands';
import { useLocaleSwitch } from '../../lib/locale';
import { useShortcutsOn } from '../../lib/shortcuts';
import { useStored } from '../../lib/stored';
import { ENTRIES, mayGo, SETTINGS } from '../navigation';
import { chooseMode, useMode, type Mode } from '../theme';
import { VIEWS, type Group, type Option } from './options';
import { parseRecent, recentOf } from './recent';
import { useOpen } from './use-hits';
import { useViewOptions } from './use-view-options';

const MODES: readonly Mode[] = ['light', 'dark', 'system'];

function useRecent(): Option[] {
  const { tenant, user } = useStaff();
  const may = useMay();
  const open = useOpen();
  return parseRecent(useStored(recentOf(tenant.id, user.id)))
    .filter(({ kind }) => may(kind === 'customer' ? 'customer.read' : 'order.read'))
    .map((recent) => ({
      id: `recent-${recent.kind}-${recent.id}`,
      title: recent.title,
      icon: <HistoryOutlined aria-hidden />,
      run: () => open(recent),
    }));
}

function useCreate(): Option[] {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const create = { state: { create: true } };
  const choices = [
    {
      key: 'customer' as const,
      needs: 'customer.write',
      run: () => void navigate({ to: '/customers', ...create }),
    },
    { key: 'import' as const, needs: 'import.run', run: () => void navigate({ to: '/imports/new' }) },
    {
      key: 'member' as const,
      needs: 'member.manage',
      run: () => void navigate({ to: '/settings/members', ...create }),
    },
    {
      key: 'apiKey' as const,
      needs: 'api_key.manage',
      run: () => void navigate({ to: '/settings/api-keys', ...create }),
    },
  ];
  return choices
    .filter(({ needs }) => may(needs))
    .map(({ key, run }) => ({
      id: `create-${key}`,
      title: t(`app.palette.create.${key}`),
      words: t(`app.palette.words.create.${key}`),
      icon: <PlusOutlined aria-hidden />,
      run,
    }));
}

function useGo(): Option[] {
  const { t } = useTranslation();
  const may = useMay();
  const keys = useShortcutsOn();
  const navigate = useNavigate();
  const pages = ENTRIES.filter(({ needs }) => mayGo(needs, may)).map(({ key, to, icon: Icon, letter }) => ({
    id: `go-${key}`,
    title: t(`app.nav.${key}`),
    words: t(`app.palette.words.go.${key}`),
    icon: <Icon aria-hidden />,
    ...(keys ? { keys: `g ${letter}` } : {}),
    run: () => void navigate({ to }),
  }));
  const settings = SETTINGS.filter(({ needs }) => mayGo(needs, may)).map(({ key, to }) => ({
    id: `go-settings-${key}`,
    title: `${t('app.nav.settings')} · ${t(`app.settings.${key}`)}`,
    words: `${t(`app.settings.${key}`)} ${t(`app.palette.words.settings.${key}`)}`,
    icon: <SettingOutlined aria-hidden />,
    run: () => void navigate({ to }),
  }));
  return [...pages, ...settings];
}

function usePreferences(onSheet: () => void): Option[] {
  const { t } = useTranslation();
  const { locale, change } = useLocaleSwitch();
  const mode = useMode();
  return [
    {
      id: 'language',
      title: t('app.palette.language'),
      words: t('app.palette.words.language'),
      icon: <TranslationOutlined aria-hidden />,
      run: () => change(locale === 'en' ? 'zh-CN' : 'en'),
    },
    ...MODES.filter((other) => other !== mode).map((other) => ({
      id: `theme-${other}`,
      title: `${t('app.theme.label')}: ${t(`app.theme.${other}`)}`,
      words: t('app.palette.words.theme'),
      icon: <BulbOutlined aria-hidden />,
      run: () => chooseMode(other),
    })),
    {
      id: 'sheet',
      title: t('app.shortcuts.title'),
      words: t('app.palette.words.sheet'),
      icon: <QuestionCircleOutlined aria-hidden />,
      run: onSheet,
    },
  ];
}

/** What the palette offers without searching on the server. */
export function useStaticGroups(onSheet: () => void): readonly Group[] {
  const { t } = useTranslation();
  const keys = useShortcutsOn();
  const commands = usePageCommands();
  const group = (
    key: 'recent' | 'page' | 'create' | 'go' | 'preferences' | 'views',
    options: readonly Option[],
  ) => ({
    key,
    title: t(`app.palette.group.${key}`),
    options,
  });
  // What can be made new is offered from everywhere.
  const here = commands
    .filter(({ id }) => id !== 'create')
    .map(({ id, title, key, run }) => ({
      id: `page-${id}`,
      title,
      icon: <AimOutlined aria-hidden />,
      ...(key === undefined || !keys ? {} : { keys: key }),
      run,
    }));
  return [
    group('recent', useRecent()),
    group('page', here),
    group('create', useCreate()),
    group('go', useGo()),
    group('preferences', usePreferences(onSheet)),
    group(VIEWS, useViewOptions()),
  ];
}
