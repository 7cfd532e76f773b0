import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session';
import type { SavedView } from '../api/types';
import { useProblemWords } from '../ui/states';
import { ViewName } from './view-name';
import { movedBy, useViewActions, type ViewedList } from './views';

const UNDO_SECONDS = 10;

interface Props {
  object: ViewedList;
  view: SavedView;
  /** Ids of all views, as they stand. */
  order: readonly string[];
  opensFirst: boolean;
  firstId: string | undefined;
  onGone: () => void;
  onBack: (id: string) => void;
}

/** Deletes at once and offers to make the view again. */
function useDelete({ object, view, onGone, onBack }: Props): () => Promise<void> {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const words = useProblemWords();
  const { create, remove } = useViewActions(object);
  return async () => {
    await remove(view);
    onGone();
    const key = `view-${view.id}`;
    const again = () => {
      const { name, shared, content } = view;
      create({ name, shared, content }).then(
        ({ id }) => {
          notification.destroy(key);
          onBack(id);
        },
        (refusal: unknown) =>
          notification.error({ key, title: words(refusal).title, placement: 'bottomRight' }),
      );
    };
    notification.success({
      key,
      title: t('views.deleted', { name: view.name }),
      duration: UNDO_SECONDS,
      placement: 'bottomRight',
      actions: (
        <Button size="small" onClick={again}>
          {t('views.undo')}
        </Button>
      ),
    });
  };
}

/** What can be done with the view that is open. */
export function ViewMenu(props: Props) {
  const { object, view, order, opensFirst, firstId } = props;
  const { t } = useTranslation();
  const may = useMay();
  const { message } = App.useApp();
  const words = useProblemWords();
  const { change, arrange } = useViewActions(object);
  const remove = useDelete(props);
  const [renaming, setRenaming] = useState(false);
  const at = order.indexOf(view.id);
  const kept = (ids: string[], first: string | undefined) =>
    arrange({ order: ids, ...(first === undefined ? {} : { opensFirst: first }) });
  const acts: Record<string, () => Promise<unknown>> = {
    rename: async () => setRenaming(true),
    share: () => change({ view, change: { shared: !view.shared } }),
    first: () => kept([...order], opensFirst ? undefined : view.id),
    left: () => kept(movedBy(order, view.id, -1), firstId),
    right: () => kept(movedBy(order, view.id, 1), firstId),
    copy: async () => {
      await navigator.clipboard.writeText(window.location.href);
      void message.success(t('ui.copied'));
    },
    delete: remove,
  };
  const run = (key: string) =>
    acts[key]?.().catch((refusal: unknown) => void message.error(words(refusal).title));
  const items = [
    ...(view.changeable ? [{ key: 'rename', label: t('views.rename') }] : []),
    ...(view.changeable && (view.shared || may('view.share'))
      ? [{ key: 'share', label: t(view.shared ? 'views.unshare' : 'views.share') }]
      : []),
    { key: 'first', label: t(opensFirst ? 'views.notFirst' : 'views.first') },
    { key: 'left', label: t('views.left'), disabled: at <= 0 },
    { key: 'right', label: t('views.right'), disabled: at === order.length - 1 },
    { key: 'copy', label: t('views.copyLink') },
    ...(view.changeable ? [{ key: 'delete', label: t('views.delete'), danger: true }] : []),
  ];
  return (
    <ViewName
      open={renaming}
      onOpen={(open) => {
        // Its own button opens the menu; only the menu opens this.
        if (!open) setRenaming(false);
      }}
      name={view.name}
      shared={undefined}
      onSave={(name) => change({ view, change: { name } })}
    >
      <span>
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void run(key) }}>
          <Button
            type="text"
            size="small"
            icon={<MoreOutlined aria-hidden />}
            aria-label={t('views.more', { name: view.name })}
          />
        </Dropdown>
      </span>
    </ViewName>
  );
}
