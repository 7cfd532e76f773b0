import { TeamOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session';
import type { SavedView } from '../api/types';
import {
  addressOf,
  ALL,
  contentOf,
  isPlain,
  sameContent,
  type ViewContent,
  type ViewSearch,
} from '../lib/view-address';
import { useProblemWords } from '../ui/states';
import './view-bar.css';
import { ViewMenu } from './view-menu';
import { ViewName } from './view-name';
import { useViewActions, viewsQuery, type ViewedList } from './views';

export interface BuiltInView {
  key: string;
  name: string;
  content: ViewContent;
}

interface Props {
  object: ViewedList;
  /** The state of the list, which is its address. */
  search: ViewSearch;
  /** Entries of the address that no view keeps: what is open beside the list. */
  apart: readonly string[];
  /** Views that everybody has. */
  builtIn?: readonly BuiltInView[];
  onSearch: (search: Record<string, string | undefined>) => void;
}

interface Selected {
  key: string;
  content: ViewContent;
  view?: SavedView;
}

const NO_VIEWS: readonly SavedView[] = [];
const NOTHING: ViewContent = { query: {}, columns: [] };

function Changes({
  object,
  selected,
  now,
  onSearch,
}: {
  object: ViewedList;
  selected: Selected;
  now: ViewContent;
  onSearch: Props['onSearch'];
}) {
  const { t } = useTranslation();
  const may = useMay();
  const { message } = App.useApp();
  const words = useProblemWords();
  const { create, change } = useViewActions(object);
  const [naming, setNaming] = useState(false);
  const [busy, setBusy] = useState(false);
  const { view } = selected;
  const content = {
    query: now.query,
    columns: [...now.columns],
    ...(now.sort == null ? {} : { sort: now.sort }),
  };
  const save = (changed: SavedView) => {
    setBusy(true);
    change({ view: changed, change: { content } })
      .then(() => message.success(t('views.saved', { name: changed.name })))
      .catch((refusal: unknown) => void message.error(words(refusal).title))
      .finally(() => setBusy(false));
  };
  const saveAs = (name: string, shared: boolean) =>
    create({ name, shared, content }).then(({ id }) => onSearch(addressOf(id, now)));
  return (
    <span className="lk-view-changes">
      {view !== undefined && <span className="lk-tag lk-tag-warn">{t('views.unsaved')}</span>}
      {view?.changeable === true && (
        <Button size="small" type="primary" loading={busy} onClick={() => save(view)}>
          {t('ui.save')}
        </Button>
      )}
      <ViewName
        open={naming}
        onOpen={setNaming}
        name=""
        shared={may('view.share') ? false : undefined}
        onSave={saveAs}
      >
        <Button size="small" aria-haspopup="dialog" aria-expanded={naming}>
          {t(view === undefined ? 'views.save' : 'views.saveAs')}
        </Button>
      </ViewName>
      {view !== undefined && (
        <Button size="small" type="text" onClick={() => onSearch(addressOf(view.id, selected.content))}>
          {t('views.discard')}
        </Button>
      )}
    </span>
  );
}

/** An address that says nothing opens the view that the person wants first. */
function useOpensFirst(search: ViewSearch, first: SavedView | undefined, onSearch: Props['onSearch']) {
  const opened = useRef(false);
  const plain = Object.values(search).every((value) => value === undefined);
  useEffect(() => {
    if (opened.current || (plain && first === undefined)) return;
    opened.current = true;
    if (plain && first !== undefined) onSearch(addressOf(first.id, first.content));
  }, [plain, first, onSearch]);
}

/** The views of a list: all, those built in, the shared and one's own; and what became of the open one. */
export function ViewBar({ object, search, apart, builtIn = [], onSearch }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(viewsQuery(object));
  const views = data?.items ?? NO_VIEWS;
  const firstId = data?.opensFirst ?? undefined;
  useOpensFirst(
    search,
    views.find(({ id }) => id === firstId),
    onSearch,
  );

  const now = contentOf(search, apart);
  const saved = views.find(({ id }) => id === search.view);
  const built = builtIn.find(({ key }) => key === search.view);
  const selected: Selected =
    saved !== undefined
      ? { key: saved.id, content: saved.content, view: saved }
      : { key: built?.key ?? ALL, content: built?.content ?? NOTHING };
  const changed = !sameContent(now, selected.content);
  const tabs = [
    { key: ALL, name: t('views.all'), content: NOTHING, shared: false },
    ...builtIn.map((view) => ({ ...view, shared: false })),
    ...views.map(({ id, ...view }) => ({ key: id, ...view })),
  ];
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [selected.key]);

  return (
    <nav className="lk-views" aria-label={t('views.title')}>
      <ul className="lk-view-tabs">
        {tabs.map(({ key, name, content, shared }) => (
          <li key={key}>
            <button
              type="button"
              ref={key === selected.key ? current : null}
              aria-current={key === selected.key ? 'true' : undefined}
              onClick={() => onSearch(addressOf(key, content))}
            >
              {shared && <TeamOutlined role="img" aria-label={t('views.shared')} />}
              {name}
            </button>
          </li>
        ))}
      </ul>
      {saved !== undefined && (
        <ViewMenu
          key={saved.id}
          object={object}
          view={saved}
          order={views.map(({ id }) => id)}
          opensFirst={firstId === saved.id}
          firstId={firstId}
          onGone={() => onSearch(addressOf(ALL, NOTHING))}
          onBack={(id) => onSearch(addressOf(id, saved.content))}
        />
      )}
      {error !== null && (
        <span className="lk-muted" role="alert">
          {t('views.failed')}{' '}
          <button type="button" className="lk-link-button" onClick={() => void refetch()}>
            {t('ui.retry')}
          </button>
        </span>
      )}
      {data !== undefined && changed && (saved !== undefined || !isPlain(now)) && (
        <Changes object={object} selected={selected} now={now} onSearch={onSearch} />
      )}
    </nav>
  );
}
