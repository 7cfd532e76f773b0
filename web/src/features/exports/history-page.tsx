import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/paging';
import { useMay } from '../../api/session';
import type { Export } from '../../api/types';
import { formatBytes, formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { ExportFile } from '../../pickers/export-file';
import { ExportState } from '../../pickers/export-state';
import { cancelExport, exportsQuery, isGoing } from '../../pickers/exports';
import { PagedTable } from '../../ui/paged-table';
import { PageHeader } from '../../ui/page-header';
import { EmptyState, useProblemWords } from '../../ui/states';
import { DateTime } from '../../ui/text';
import type { Column } from '../../ui/virtual-table-types';

const POLL_MS = 2_000;
const keyOf = ({ id }: Export) => id;

function Act({ row }: { row: Export }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const words = useProblemWords();
  const client = useQueryClient();
  if (row.state === 'done' && (row.own || row.handedOut)) return <ExportFile file={row} look="link" />;
  if (!isGoing(row.state)) return t('ui.none');
  const cancel = () =>
    cancelExport(row.id)
      .catch((refusal: unknown) => void message.error(words(refusal).title))
      .finally(() => void client.invalidateQueries({ queryKey: ['exports'] }));
  return (
    <Button size="small" onClick={() => void cancel()}>
      {t('exports.cancel')}
    </Button>
  );
}

/** What was exported, by whom, how much, and until when the file is there. */
export function HistoryPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { locale } = useRegional();
  const list = usePaged(exportsQuery);
  const going = list.rows.some(({ state }) => isGoing(state));
  const { retry } = list;
  useEffect(() => {
    if (!going) return undefined;
    const timer = setInterval(retry, POLL_MS);
    return () => clearInterval(timer);
  }, [going, retry]);
  const columns: Column<Export>[] = [
    {
      key: 'object',
      title: t('exports.col.object'),
      width: 150,
      pinned: true,
      card: 'title',
      cell: ({ object, format }) =>
        t('exports.what', {
          object: t(`exports.object.${object as 'orders'}`),
          format: format.toUpperCase(),
        }),
    },
    {
      key: 'state',
      title: t('exports.col.state'),
      width: 110,
      card: 'aside',
      cell: ({ state, trouble }) => (
        <span title={trouble?.detail}>
          <ExportState value={state} />
        </span>
      ),
    },
    {
      key: 'rows',
      title: t('exports.col.rows'),
      width: 100,
      align: 'end',
      card: 'figure',
      cell: ({ rowsDone }) => formatNumber(rowsDone, locale),
    },
    {
      key: 'size',
      title: t('exports.col.size'),
      width: 100,
      align: 'end',
      card: 'none',
      cell: ({ bytes }) => (bytes == null ? t('ui.none') : formatBytes(bytes, locale)),
    },
    { key: 'maker', title: t('exports.col.maker'), width: 130, cell: ({ maker }) => maker },
    {
      key: 'createdAt',
      title: t('exports.col.createdAt'),
      width: 148,
      cell: ({ createdAt }) => <DateTime value={createdAt} />,
    },
    {
      key: 'expiresAt',
      title: t('exports.col.expiresAt'),
      width: 148,
      card: 'none',
      cell: ({ expiresAt }) => <DateTime value={expiresAt} />,
    },
    {
      key: 'downloads',
      title: t('exports.col.downloads'),
      width: 90,
      align: 'end',
      card: 'none',
      cell: ({ downloads }) => formatNumber(downloads, locale),
    },
    {
      key: 'act',
      title: t('exports.col.file'),
      width: 110,
      card: 'figure',
      // The row leads nowhere, so that its buttons are what the tab key goes to.
      cell: (row) => <Act row={row} />,
    },
  ];
  return (
    <>
      <PageHeader title={t('exports.history')} />
      <PagedTable<Export>
        label={t('exports.history')}
        list={list}
        columns={columns}
        rowKey={keyOf}
        listKey="exports"
        total={list.hasMore ? null : list.rows.length}
        empty={
          <EmptyState
            title={t('exports.empty.title')}
            detail={t('exports.empty.detail')}
            action={may('customer.read') && <Link to="/customers">{t('exports.empty.action')}</Link>}
          />
        }
      />
    </>
  );
}
