import { Button } from 'antd';
import { lazy, Suspense, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartData } from './chart-types';
import './chart.css';
import { SimpleTable } from './simple-table';
import { Skeleton } from './states';

const ChartCanvas = lazy(async () => ({ default: (await import('./chart-canvas')).ChartCanvas }));

interface Props {
  title: string;
  /** What the categories are: the head of the first column of the table. */
  categoryName: string;
  /** What there is to see, in a sentence. */
  summary: string;
  data: ChartData;
  /** A figure of the table as a link to its records. */
  cell?: (category: number, series: number, text: string) => ReactNode;
  /** Somebody clicked a bar or a point. */
  onPick?: (category: number, series: number) => void;
}

function ChartTable({ title, categoryName, data, cell }: Omit<Props, 'summary' | 'onPick'>) {
  return (
    <SimpleTable
      label={title}
      cards={false}
      rows={data.categories.map((_, category) => category)}
      rowKey={String}
      columns={[
        { key: 'category', header: categoryName, render: (category) => data.categories[category] },
        ...data.series.map(({ name, values }, series) => ({
          key: `${series}`,
          header: name,
          end: true,
          render: (category: number) => {
            const text = data.format(values[category] ?? 0);
            return cell === undefined ? text : cell(category, series, text);
          },
        })),
      ]}
    />
  );
}

/** A chart that says in words what it shows, and is a table when one prefers it. */
export function Chart({ title, categoryName, summary, data, cell, onPick }: Props) {
  const { t } = useTranslation();
  const [table, setTable] = useState(false);
  const id = useId();
  return (
    <figure className="lk-card lk-chart" aria-labelledby={id}>
      <div className="lk-chart-head">
        <h2 id={id}>{title}</h2>
        <Button size="small" aria-pressed={table} onClick={() => setTable(!table)}>
          {t(table ? 'ui.chart.asChart' : 'ui.chart.asTable')}
        </Button>
      </div>
      {table ? (
        <ChartTable title={title} categoryName={categoryName} data={data} {...(cell ? { cell } : {})} />
      ) : (
        <div role="img" aria-label={`${title}. ${summary}`}>
          <Suspense fallback={<Skeleton lines={8} />}>
            <ChartCanvas data={data} onPick={onPick} />
          </Suspense>
        </div>
      )}
    </figure>
  );
}
