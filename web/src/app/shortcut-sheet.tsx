import { CloseOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session';
import { usePageCommands } from '../lib/commands';
import { PALETTE_KEYS, useShortcutsOn } from '../lib/shortcuts';
import { Dialog } from '../ui/dialog';
import { ENTRIES, mayGo } from './navigation';
import './shortcut-sheet.css';

interface Line {
  keys: readonly string[];
  does: string;
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl className="lk-sheet-lines">
        {lines.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const LIST_KEYS = [
  { keys: ['j', '↓'], does: 'down' },
  { keys: ['k', '↑'], does: 'up' },
  { keys: ['Home', 'End'], does: 'ends' },
  { keys: ['x'], does: 'select' },
  { keys: ['Enter'], does: 'open' },
] as const;

/** Every key there is, those of the page in sight included. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const on = useShortcutsOn();
  const page = usePageCommands().flatMap(({ key, title }) =>
    key === undefined ? [] : [{ keys: [key], does: title }],
  );
  const go = ENTRIES.filter(({ needs }) => mayGo(needs, may)).map(({ key, letter }) => ({
    keys: ['g', letter],
    does: t(`app.nav.${key}`),
  }));
  const everywhere = [
    { keys: [PALETTE_KEYS], does: t('app.shortcuts.palette') },
    ...(on
      ? [
          { keys: ['/'], does: t('app.shortcuts.search') },
          { keys: ['n', 'c'], does: t('app.shortcuts.create') },
          { keys: ['?'], does: t('app.shortcuts.sheet') },
        ]
      : []),
  ];
  const list = LIST_KEYS.map(({ keys, does }) => ({ keys, does: t(`app.shortcuts.list.${does}`) }));
  return (
    <Dialog label={t('app.shortcuts.title')} onClose={onClose}>
      <div className="lk-sheet">
        <header className="lk-sheet-head">
          <h2>{t('app.shortcuts.title')}</h2>
          <Button
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('ui.close')}
            onClick={onClose}
          />
        </header>
        <div className="lk-sheet-columns">
          <Lines title={t('app.shortcuts.everywhere')} lines={everywhere} />
          {on && <Lines title={t('app.shortcuts.here')} lines={page} />}
          {on && <Lines title={t('app.shortcuts.go')} lines={go} />}
          <Lines title={t('app.shortcuts.inLists')} lines={list} />
        </div>
        <p className="lk-muted">
          {t(on ? 'app.shortcuts.switchOff' : 'app.shortcuts.areOff')}{' '}
          <Link to="/settings/account" onClick={onClose}>
            {t('app.account.mine')}
          </Link>
        </p>
      </div>
    </Dialog>
  );
}
