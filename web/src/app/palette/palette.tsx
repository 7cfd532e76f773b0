import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog';
import { useProblemWords } from '../../ui/states';
import { PaletteList } from './palette-list';
import './palette.css';
import { matching, type Option } from './options';
import { useFound } from './use-found';
import { useHitGroups } from './use-hits';
import { useStaticGroups } from './use-static-groups';

interface Props {
  /** What was typed while the palette was fetched; with a line feed if Enter was pressed too. */
  early: string;
  onClose: () => void;
  onSheet: () => void;
}

/** Which option the keys are at; the first again whenever other characters are typed. */
function useActive(options: readonly Option[], typed: string) {
  const [place, setPlace] = useState({ typed, id: '' });
  const at = place.typed === typed ? options.findIndex(({ id }) => id === place.id) : -1;
  const active = Math.max(0, at);
  const choose = (index: number) => {
    const option = options[(index + options.length) % options.length];
    if (option !== undefined) setPlace({ typed, id: option.id });
  };
  return { active, choose };
}

/**
 * One field for everything: where to go, what to do, whom to find. A combobox with its list, as the WAI-ARIA
 * authoring practices have it. Enter waits for the answer to what was typed, however fast the typing was.
 */
export function Palette({ early, onClose, onSheet }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(early.trimEnd());
  const [hurried, setHurried] = useState<string | null>(early.endsWith('\n') ? early.trimEnd() : null);
  const found = useFound(typed);
  const words = useProblemWords();
  const hits = useHitGroups(found.groups, typed);
  const offered = matching(useStaticGroups(onSheet), typed, t('app.palette.group.matching'));
  const groups = [...offered, ...(typed.trim() === '' ? [] : hits)];
  const options = groups.flatMap((group) => group.options);
  const { active, choose } = useActive(options, typed);
  const first = options[active];
  /** Lines of the answer before may not be opened by somebody who has typed on. */
  const certain =
    first !== undefined && (found.settled || offered.some(({ options: own }) => own.includes(first)));

  const run = (option: Option) => {
    onClose();
    // The dialog gives the focus back before the page changes.
    requestAnimationFrame(option.run);
  };
  const runLatest = useRef(run);
  useEffect(() => {
    runLatest.current = run;
  });
  const waiting = hurried === typed && found.settled;
  useEffect(() => {
    if (!waiting) return;
    setHurried(null);
    if (first !== undefined) runLatest.current(first);
  }, [waiting, first]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1 };
    const to = steps[event.key];
    if (to !== undefined) choose(to);
    else if (event.key === 'Enter') {
      if (certain) run(first);
      else if (!found.settled) setHurried(typed);
    } else return;
    event.preventDefault();
  };
  const status = !found.settled
    ? t('ui.loading')
    : found.error !== null
      ? words(found.error).title
      : t('app.palette.results', { count: options.length });

  return (
    <Dialog label={t('app.palette.title')} className="lk-palette" onClose={onClose}>
      <div className="lk-palette-field">
        <SearchOutlined aria-hidden />
        <input
          role="combobox"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={first === undefined ? undefined : `${id}-${first.id}`}
          aria-label={t('app.palette.title')}
          placeholder={t('app.palette.hint')}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="lk-palette-close" onClick={onClose}>
          <kbd>{t('app.palette.escape')}</kbd>
          <span className="lk-sr">{t('ui.close')}</span>
        </button>
      </div>
      <PaletteList id={id} groups={groups} typed={typed} active={first?.id} onRun={run} />
      {found.error !== null && (
        <div className="lk-palette-note" role="alert">
          <span>{words(found.error).title}</span>
          <Button size="small" onClick={found.retry}>
            {t('ui.retry')}
          </Button>
        </div>
      )}
      {options.length === 0 && found.settled && found.error === null && (
        <p className="lk-palette-note">{t('app.palette.nothing', { q: typed.trim() })}</p>
      )}
      <span className="lk-sr" role="status">
        {status}
      </span>
    </Dialog>
  );
}
