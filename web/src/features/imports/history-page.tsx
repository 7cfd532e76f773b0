import { PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/paging';
import { useMay } from '../../api/session';
import type { Import } from '../../api/types';
import { useCommands } from '../../lib/commands';
import { formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { PagedTable } from '../../ui/paged-table';
import { ImportAction } from '../../pickers/import-action';
import { ImportState } from '../../pickers/import-state';
import { PageHeader } from '../../ui/page-header';
import { EmptyState } from '../../ui/states';
import type { Column } from '../../ui/virtual-table-types';
import { DateTime } from '../../ui/text';
import { importsQuery } from './queries';

const keyOf = (row: Import) => row.id;

export function HistoryPage() {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const may = useMay();
  const navigate = useNavigate();
  const list = usePaged(importsQuery);
  const columns: Column<Import>[] = [
    {
      key: 'file',
      pinned: true,
      card: 'title',
      title: t('imports.col.file'),
      width: 260,
      cell: (row, tabIndex) => (
        <Link to="/imports/$importId" params={{ importId: row.id }} tabIndex={tabIndex}>
          {row.file.name}
        </Link>
      ),
    },
    {
      key: 'kind',
      title: t('imports.col.kind'),
      width: 90,
      cell: (row) => t(`imports.kind.${row.kind as 'orders'}`),
    },
    {
      key: 'state',
      card: 'aside',
      title: t('imports.col.state'),
      width: 150,
      cell: (row) => <ImportState value={row} />,
    },
    {
      key: 'rows',
      title: t('imports.col.rows'),
      width: 90,
      align: 'end',
      card: 'figure',
      cell: (row) => formatNumber(row.rows.total, locale),
    },
    {
      key: 'failed',
      title: t('imports.col.failed'),
      width: 90,
      align: 'end',
      card: 'figure',
      cell: (row) => formatNumber(row.rows.failed, locale),
    },
    {
      key: 'by',
      title: t('imports.col.by'),
      width: 120,
      card: 'none',
      cell: (row) => row.createdBy ?? t('ui.none'),
    },
    {
      key: 'at',
      title: t('imports.col.at'),
      width: 140,
      cell: (row) => <DateTime value={row.createdAt} />,
    },
  ];
  const mayImport = may('import.run');
  useCommands(
    mayImport
      ? [
          {
            id: 'create',
            title: t('imports.create'),
            key: 'n',
            run: () => void navigate({ to: '/imports/new' }),
          },
        ]
      : [],
  );
  const create = mayImport && (
    <Button
      type="primary"
      icon={<PlusOutlined aria-hidden />}
      onClick={() => void navigate({ to: '/imports/new' })}
    >
      {t('imports.create')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('imports.title')} actions={create} />
      <PagedTable<Import>
        label={t('imports.title')}
        list={list}
        columns={columns}
        rowKey={keyOf}
        listKey="imports"
        total={list.hasMore ? null : list.rows.length}
        onOpen={(row) => void navigate({ to: '/imports/$importId', params: { importId: row.id } })}
        empty={
          <EmptyState
            title={t('imports.empty.title')}
            detail={t('imports.empty.detail')}
            action={<ImportAction />}
          />
        }
      />
    </>
  );
}
