import { ExportOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session';
import type { Export } from '../api/types';
import { formatBytes, formatNumber } from '../lib/format';
import { useRegional } from '../lib/locale';
import { Drawer } from '../ui/drawer';
import { ProgressBar } from '../ui/progress-bar';
import { ErrorState, ProblemAlert, Skeleton } from '../ui/states';
import { DateTime } from '../ui/text';
import { ExportFile } from './export-file';
import { ExportState } from './export-state';
import {
  cancelExport,
  exportQuery,
  fileColumns,
  isGoing,
  setFilters,
  startExport,
  type Filter,
} from './exports';

const FORMATS = ['xlsx', 'csv'] as const;
type Format = (typeof FORMATS)[number];

export interface ExportedList {
  object: 'customers' | 'orders';
  /** The list's filters as data. */
  filters: Readonly<Record<string, Filter>>;
  columns: readonly { key: string; title: string }[];
  /** How many rows there are; null when nobody counted so far. */
  rows: number | null;
}

/** An export on its way, and the file at its end. */
function Going({ id }: { id: string }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(exportQuery(id));
  const [refusal, setRefusal] = useState<unknown>(null);
  if (data === undefined) {
    return error === null ? (
      <Skeleton lines={4} />
    ) : (
      <ErrorState error={error} retry={() => void refetch()} />
    );
  }
  const done = formatNumber(data.rowsDone, locale);
  const cancel = () =>
    cancelExport(id).then(
      (changed) => client.setQueryData(exportQuery(id).queryKey, changed),
      (failed: unknown) => setRefusal(failed),
    );
  return (
    <div className="lk-stack">
      <ExportState value={data.state} />
      {isGoing(data.state) && (
        <>
          <ProgressBar
            label={t('exports.progress')}
            value={data.rowsDone}
            max={data.rowsExpected ?? 0}
            text={
              data.rowsExpected == null
                ? t('exports.rowsSoFar', { done })
                : t('exports.rowsOf', { done, all: formatNumber(data.rowsExpected, locale) })
            }
          />
          <p className="lk-muted">{t('exports.goesOn')}</p>
          <Button onClick={() => void cancel()}>{t('exports.cancel')}</Button>
        </>
      )}
      {data.state === 'done' && <Finished data={data} />}
      {data.trouble != null && <p role="alert">{data.trouble.detail}</p>}
      <ProblemAlert error={refusal} />
    </div>
  );
}

function Finished({ data }: { data: Export }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  return (
    <>
      <p role="status">
        {t('exports.ready', {
          rows: formatNumber(data.rowsDone, locale),
          size: formatBytes(data.bytes ?? 0, locale),
        })}
      </p>
      <p>
        <ExportFile file={data} look="primary" />
      </p>
      <p className="lk-muted">{t('exports.once')}</p>
      {!data.handedOut && (
        <p className="lk-muted">
          {t('exports.until')} <DateTime value={data.expiresAt} />
        </p>
      )}
    </>
  );
}

function Order({ list, onStarted }: { list: ExportedList; onStarted: (id: string) => void }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const client = useQueryClient();
  const id = useId();
  const [format, setFormat] = useState<Format>('xlsx');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const start = () => {
    setBusy(true);
    setRefusal(null);
    startExport({
      object: list.object,
      query: setFilters(list.filters),
      columns: fileColumns(list.columns.map(({ key }) => key)),
      format,
    }).then(
      (started) => {
        client.setQueryData(exportQuery(started.id).queryKey, started);
        void client.invalidateQueries({ queryKey: ['exports', 'list'] });
        onStarted(started.id);
      },
      (refused: unknown) => {
        setBusy(false);
        setRefusal(refused);
      },
    );
  };
  return (
    <div className="lk-stack">
      <p>
        {list.rows === null
          ? t('exports.rowsAll')
          : t('exports.rows', { rows: formatNumber(list.rows, locale) })}
      </p>
      <p>
        <strong>{t('exports.columns')}</strong>{' '}
        {list.columns.map(({ title }) => title).join(t('exports.comma'))}
      </p>
      <div>
        <strong id={id}>{t('exports.format')}</strong>
        <Radio.Group
          className="lk-export-format"
          aria-labelledby={id}
          value={format}
          onChange={(event) => setFormat(event.target.value as Format)}
          options={FORMATS.map((value) => ({ value, label: t(`exports.formats.${value}`) }))}
          vertical
        />
      </div>
      <p className="lk-muted">{t('exports.recorded')}</p>
      <ProblemAlert error={refusal} />
      <Button type="primary" loading={busy} onClick={start}>
        {t('exports.start')}
      </Button>
    </div>
  );
}

/** The list as it stands, taken away as a file; for those who have the right. */
export function ExportButton({ list }: { list: ExportedList }) {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const [started, setStarted] = useState<string>();
  if (!may(list.object === 'customers' ? 'customer.export' : 'order.export')) return null;
  return (
    <>
      <Button
        icon={<ExportOutlined aria-hidden />}
        aria-label={t('exports.act')}
        onClick={() => {
          setStarted(undefined);
          setOpen(true);
        }}
      >
        <span className="lk-wide-only">{t('exports.act')}</span>
      </Button>
      <Drawer
        open={open}
        title={t(`exports.title.${list.object}`)}
        onClose={() => setOpen(false)}
        footer={<Link to="/exports">{t('exports.history')}</Link>}
      >
        {started === undefined ? <Order list={list} onStarted={setStarted} /> : <Going id={started} />}
      </Drawer>
    </>
  );
}
