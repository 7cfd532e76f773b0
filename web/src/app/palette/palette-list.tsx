import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Highlight } from '../../ui/highlight';
import { StatusTag } from '../../ui/text';
import type { Group, Option } from './options';

interface Props {
  id: string;
  groups: readonly Group[];
  typed: string;
  active: string | undefined;
  onRun: (option: Option) => void;
}

export function PaletteList({ id, groups, typed, active, onRun }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      role="listbox"
      id={`${id}-list`}
      aria-label={t('app.palette.title')}
      className="lk-palette-list"
      ref={list}
    >
      {groups.map((group) => (
        <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`}>
          <div id={`${id}-${group.key}`} className="lk-palette-group">
            {group.title}
          </div>
          {group.options.map((option) => (
            <div
              key={option.id}
              id={`${id}-${option.id}`}
              role="option"
              aria-selected={option.id === active}
              className="lk-palette-option"
              // The focus stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onRun(option)}
            >
              <span className="lk-palette-icon">{option.icon}</span>
              <span className="lk-palette-title">
                <Highlight text={option.title} typed={typed} />
              </span>
              {option.tag !== undefined && <StatusTag tone="warn">{option.tag}</StatusTag>}
              <span className="lk-palette-detail">{option.detail}</span>
              {option.keys !== undefined && <kbd className="lk-kbd">{option.keys}</kbd>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
