import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import './column-chooser.css';
import { useDensity, type Density } from './density';

export interface ChoosableColumn {
  key: string;
  title: string;
  /** Stands first and is always shown. */
  pinned?: boolean;
}

interface Props {
  columns: readonly ChoosableColumn[];
  /** Keys of the columns that are shown, in their order. */
  shown: readonly string[];
  onChange: (shown: string[]) => void;
  /** Back to what the list shows by itself. */
  onReset: () => void;
}

const DENSITIES: readonly Density[] = ['normal', 'dense'];

function DensityChoice() {
  const { t } = useTranslation();
  const { density, choose } = useDensity();
  return (
    <fieldset className="lk-columns-density">
      <legend>{t('ui.columns.density')}</legend>
      {DENSITIES.map((each) => (
        <label key={each}>
          <input type="radio" name="lk-density" checked={density === each} onChange={() => choose(each)} />
          {t(`ui.columns.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}

function moved(keys: readonly string[], key: string, by: number): string[] {
  const from = keys.indexOf(key);
  const to = from + by;
  const next = [...keys];
  const [taken] = next.splice(from, 1);
  if (taken !== undefined) next.splice(to, 0, taken);
  return next;
}

function Panel({ columns, shown, onChange, onReset }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const follow = useRef<string>(undefined);
  const pinned = columns.filter((column) => column.pinned === true).map(({ key }) => key);
  const free = shown.filter((key) => !pinned.includes(key));
  const order = [...free, ...columns.map(({ key }) => key).filter((key) => !shown.includes(key))];
  // A row that goes elsewhere loses the focus; the keyboard stays with it.
  const arranged = order.join();
  useLayoutEffect(() => {
    if (follow.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(follow.current)}"] input`)?.focus();
    follow.current = undefined;
  }, [arranged]);
  const choose = (keys: string[]) => onChange([...pinned, ...keys]);
  const move = (key: string, by: number) => {
    const to = free.indexOf(key) + by;
    if (to < 0 || to >= free.length) return;
    choose(moved(free, key, by));
    follow.current = key;
  };
  const onKeyDown = (event: KeyboardEvent, key: string) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(key, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <div className="lk-columns">
      <p className="lk-muted">{t('ui.columns.hint')}</p>
      <ul ref={list} aria-label={t('ui.columns.title')}>
        {order.map((key) => {
          const column = columns.find((each) => each.key === key);
          if (column === undefined) return null;
          const at = free.indexOf(key);
          return (
            <li key={key} data-key={key} onKeyDown={(event) => onKeyDown(event, key)}>
              <label>
                <input
                  type="checkbox"
                  checked={at >= 0}
                  onChange={() => choose(at >= 0 ? free.filter((each) => each !== key) : [...free, key])}
                />
                <span>{column.title}</span>
              </label>
              <Button
                type="text"
                size="small"
                disabled={at <= 0}
                icon={<ArrowUpOutlined aria-hidden />}
                aria-label={t('ui.columns.up', { name: column.title })}
                onClick={() => move(key, -1)}
              />
              <Button
                type="text"
                size="small"
                disabled={at < 0 || at === free.length - 1}
                icon={<ArrowDownOutlined aria-hidden />}
                aria-label={t('ui.columns.down', { name: column.title })}
                onClick={() => move(key, 1)}
              />
            </li>
          );
        })}
      </ul>
      <DensityChoice />
      <button type="button" className="lk-link-button" onClick={onReset}>
        {t('ui.columns.reset')}
      </button>
    </div>
  );
}

/** Which columns a table shows and in which order, and how close its rows stand. */
export function ColumnChooser(props: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      trigger="click"
      placement="bottomRight"
      onOpenChange={setOpen}
      destroyOnHidden
      content={<Panel {...props} />}
    >
      <Button
        icon={<SettingOutlined aria-hidden />}
        aria-label={t('ui.columns.title')}
        aria-haspopup="dialog"
        aria-expanded={open}
      >
        <span className="lk-wide-only">{t('ui.columns.title')}</span>
      </Button>
    </Popover>
  );
}
