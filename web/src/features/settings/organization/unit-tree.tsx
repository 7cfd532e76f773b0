import { RightOutlined } from '@ant-design/icons';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../lib/format';
import { useRegional } from '../../../lib/locale';
import { linesOf, storesWithin, within, type Layout, type Line, type Place } from './layout';
import { useKindName } from './unit-kind';

/** A small organization is in sight as a whole. */
const OPEN_MAX = 40;

interface Props {
  layout: Layout;
  /** What the head office is called: the company. */
  company: string;
  chosen: Place;
  onChoose: (place: Place) => void;
}

function above(place: Place): string[] {
  return place.above === undefined ? [] : [place.above.id, ...above(place.above)];
}

function openAtFirst(layout: Layout, chosen: Place): Set<string> {
  const all = layout.places.size <= OPEN_MAX ? within(layout.root).map(({ id }) => id) : [layout.root.id];
  return new Set([...all, ...above(chosen)]);
}

interface LineProps {
  line: Line;
  name: string;
  open: boolean;
  chosen: boolean;
  active: boolean;
  onToggle: () => void;
  onPress: () => void;
  /** Also by other means than the keys of the tree. */
  onFocus: () => void;
}

function TreeLine({ line, name, open, chosen, active, onToggle, onPress, onFocus }: LineProps) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const kindName = useKindName();
  const { place, level } = line;
  const parts = place.parts.length > 0;
  const number = formatNumber(storesWithin(place).length, locale);
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-selected={chosen}
      {...(parts ? { 'aria-expanded': open } : {})}
      tabIndex={active ? 0 : -1}
      data-place={place.id}
      className="lk-tree-line"
      style={{ paddingInlineStart: `${(level - 1) * 16 + 4}px` }}
      onClick={onPress}
      onFocus={onFocus}
    >
      <span
        aria-hidden
        className={parts ? 'lk-tree-turn' : 'lk-tree-turn lk-tree-leaf'}
        onClick={(event) => {
          if (!parts) return;
          event.stopPropagation();
          onToggle();
        }}
      >
        {parts && <RightOutlined rotate={open ? 90 : 0} />}
      </span>
      <span className="lk-tree-name">{name}</span>
      {place.unit !== undefined && <span className="lk-tree-kind">{kindName(place.unit.kind)}</span>}
      <span className="lk-tree-count" aria-hidden>
        {number}
      </span>
      <span className="lk-sr">{t('settings.structure.storeCount', { number })}</span>
    </div>
  );
}

/** Units as a tree, walked by arrow keys; Enter or Space shows the stores of one. */
export function UnitTree({ layout, company, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const tree = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(() => openAtFirst(layout, chosen));
  const [activeId, setActive] = useState(chosen.id);
  const [seen, setSeen] = useState(chosen.id);
  if (seen !== chosen.id) {
    // Chosen otherwise than here: a new unit, a link, back.
    setSeen(chosen.id);
    setActive(chosen.id);
    setOpen(new Set([...open, ...above(chosen)]));
  }
  const lines = linesOf(layout.root, open);
  const found = lines.findIndex(({ place }) => place.id === activeId);
  const active = Math.max(0, found);
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const focus = (place: Place | undefined) => {
    if (place === undefined) return;
    setActive(place.id);
    const lineOf = (line: Element) => line instanceof HTMLElement && line.dataset['place'] === place.id;
    (Array.from(tree.current?.children ?? []).find(lineOf) as HTMLElement | undefined)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[active];
    if (line === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { place } = line;
    const inside = open.has(place.id) && place.parts.length > 0;
    const actions: Record<string, () => void> = {
      ArrowDown: () => focus(lines[active + 1]?.place),
      ArrowUp: () => focus(lines[active - 1]?.place),
      Home: () => focus(lines[0]?.place),
      End: () => focus(lines.at(-1)?.place),
      ArrowRight: () => {
        if (inside) focus(place.parts[0]);
        else if (place.parts.length > 0) toggle(place.id);
      },
      ArrowLeft: () => {
        if (inside) toggle(place.id);
        else focus(place.above);
      },
      Enter: () => onChoose(place),
      ' ': () => onChoose(place),
    };
    const act = actions[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div
      ref={tree}
      role="tree"
      aria-label={t('settings.structure.units')}
      className="lk-tree"
      onKeyDown={onKeyDown}
    >
      {lines.map((line, at) => (
        <TreeLine
          key={line.place.id}
          line={line}
          name={line.place.unit?.name ?? company}
          open={open.has(line.place.id)}
          chosen={line.place === chosen}
          active={at === active}
          onToggle={() => toggle(line.place.id)}
          onFocus={() => setActive(line.place.id)}
          onPress={() => {
            focus(line.place);
            onChoose(line.place);
          }}
        />
      ))}
    </div>
  );
}
