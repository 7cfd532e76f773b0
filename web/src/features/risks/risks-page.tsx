import { SettingOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/paging';
import { useMay } from '../../api/session';
import type { Risk } from '../../api/types';
import { Drawer } from '../../ui/drawer';
import { FilterBar } from '../../ui/filter-bar';
import { PageHeader } from '../../ui/page-header';
import { PagedTable } from '../../ui/paged-table';
import { EmptyState } from '../../ui/states';
import { DateTime } from '../../ui/text';
import type { Column } from '../../ui/virtual-table-types';
import { LimitsForm } from './limits-form';
import { risksQuery } from './queries';
import { RiskState } from './risk-state';
import { RiskView } from './risk-view';
import { useFacts, useKindName, useSubjectName } from './risk-words';
import { KINDS, risksSearch, STATES, type RisksSearch } from './search';

const keyOf = (risk: Risk) => risk.id;

function useRisksSearch(): [RisksSearch, (change: RisksSearch) => void] {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = useMemo(() => risksSearch(raw), [raw]);
  const change = useCallback(
    (next: RisksSearch) => void navigate({ to: '/risks', search: risksSearch(next), replace: true }),
    [navigate],
  );
  return [search, change];
}

function Filters({ search, change }: { search: RisksSearch; change: (next: RisksSearch) => void }) {
  const { t } = useTranslation();
  const nameOf = useKindName();
  const any = t('risks.any');
  return (
    <FilterBar
      filters={[
        {
          kind: 'choice',
          key: 'state',
          label: t('risks.stateOf'),
          any,
          value: search.state,
          options: STATES.map((value) => ({ value, label: t(`risks.state.${value}`) })),
        },
        {
          kind: 'choice',
          key: 'kind',
          label: t('risks.kind'),
          any,
          value: search.kind,
          options: KINDS.map((value) => ({ value, label: nameOf({ kind: value }) })),
        },
      ]}
      onChange={(key, value) => change(risksSearch({ ...search, [key]: value }))}
      onClear={() => change({})}
    />
  );
}

/** What looks like misuse, newest first. */
export function RisksPage() {
  const { t } = useTranslation();
  const may = useMay();
  const nameOf = useKindName();
  const subjectOf = useSubjectName();
  const factsOf = useFacts();
  const [search, change] = useRisksSearch();
  const list = usePaged(risksQuery(search));
  const [open, setOpen] = useState<Risk | null>(null);
  const [limits, setLimits] = useState(false);
  const filtered = Object.keys(search).length > 0;
  const columns: Column<Risk>[] = [
    {
      key: 'kind',
      card: 'title',
      title: t('risks.kind'),
      width: 200,
      cell: (risk, tabIndex) => (
        <button type="button" className="lk-link-button" tabIndex={tabIndex} onClick={() => setOpen(risk)}>
          {nameOf(risk)}
        </button>
      ),
    },
    {
      key: 'state',
      card: 'figure',
      title: t('risks.stateOf'),
      width: 110,
      cell: ({ state }) => <RiskState value={state} />,
    },
    { key: 'subject', title: t('risks.subject'), width: 150, cell: subjectOf },
    { key: 'facts', card: 'none', title: t('risks.what'), width: 360, cell: factsOf },
    {
      key: 'lastAt',
      title: t('risks.lastAt'),
      width: 148,
      cell: ({ lastAt }) => <DateTime value={lastAt} />,
    },
    {
      key: 'handledBy',
      card: 'none',
      title: t('risks.handledBy'),
      width: 120,
      cell: ({ handledBy }) => handledBy ?? t('ui.none'),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('app.nav.risks')}
        actions={
          may('tenant.manage') && (
            <Button icon={<SettingOutlined aria-hidden />} onClick={() => setLimits(true)}>
              {t('risks.limits.title')}
            </Button>
          )
        }
      />
      <Filters search={search} change={change} />
      <div className="lk-tall">
        <PagedTable
          label={t('app.nav.risks')}
          list={list}
          columns={columns}
          rowKey={keyOf}
          listKey={JSON.stringify(search)}
          total={list.hasMore ? null : list.rows.length}
          onOpen={setOpen}
          empty={
            <EmptyState
              title={t(filtered ? 'risks.noMatch' : 'risks.empty')}
              detail={filtered ? undefined : t('risks.emptyDetail')}
              action={filtered && <Button onClick={() => change({})}>{t('ui.clear')}</Button>}
            />
          }
        />
      </div>
      <Drawer open={open !== null} title={t('risks.detail')} onClose={() => setOpen(null)}>
        {open && <RiskView risk={open} onChange={setOpen} />}
      </Drawer>
      <Drawer open={limits} title={t('risks.limits.title')} onClose={() => setLimits(false)}>
        <LimitsForm onDone={() => setLimits(false)} />
      </Drawer>
    </>
  );
}
