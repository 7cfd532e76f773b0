import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BasketReport } from '../../api/types';
import { formatNumber, formatShare } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import { basketsQuery } from '../../pickers/reports';
import { ToOrders } from '../../pickers/to-orders';
import { SimpleTable } from '../../ui/simple-table';
import { Tabs } from '../../ui/tabs';
import { ReportPage } from './report-page';
import { useReport, type Report } from './use-report';

const SORTS = ['together', 'lift', 'confidence'] as const;

type Sort = (typeof SORTS)[number];
type Pair = BasketReport['pairs'][number];
type Side = Pair['first'];

interface Props {
  report: Report;
  data: BasketReport;
}

function Product({ report, side }: { report: Report; side: Side }) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const { channel, store } = report.search;
  return (
    <>
      <div>{side.name ?? side.sku}</div>
      <div className="lk-report-note">
        <ToOrders orders={{ ...report.range, channel, store, sku: side.sku, revenue: true }}>
          {t('reports.inOrders', { n: formatNumber(side.orders, locale) })}
        </ToOrders>
      </div>
    </>
  );
}

function Pairs({ report, data }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const lift = (value: number) => `${formatNumber(Math.round(value * 100) / 100, locale)}×`;
  return (
    <SimpleTable<Pair>
      label={t('reports.baskets')}
      rows={data.pairs}
      rowKey={({ first, second }) => `${first.sku}\n${second.sku}`}
      columns={[
        {
          key: 'first',
          header: t('reports.firstProduct'),
          render: ({ first }) => <Product report={report} side={first} />,
        },
        {
          key: 'second',
          header: t('reports.secondProduct'),
          render: ({ second }) => <Product report={report} side={second} />,
        },
        {
          key: 'together',
          header: t('reports.together'),
          end: true,
          render: ({ together }) => formatNumber(together, locale),
        },
        {
          key: 'support',
          header: t('reports.support'),
          end: true,
          render: ({ support }) => formatShare(support, locale),
        },
        {
          key: 'firstToSecond',
          header: t('reports.firstToSecond'),
          end: true,
          render: ({ firstToSecond }) => formatShare(firstToSecond, locale),
        },
        {
          key: 'secondToFirst',
          header: t('reports.secondToFirst'),
          end: true,
          render: ({ secondToFirst }) => formatShare(secondToFirst, locale),
        },
        { key: 'lift', header: t('reports.lift'), end: true, render: (pair) => lift(pair.lift) },
      ]}
    />
  );
}

export function BasketsPage() {
  const { t } = useTranslation();
  const { locale } = useRegional();
  const report = useReport('/reports/baskets');
  const sort: Sort = SORTS.find((known) => known === report.search.sort) ?? 'together';
  const { channel, store } = report.search;
  const answer = useQuery(basketsQuery({ ...report.range, channel, store, sort }));
  return (
    <ReportPage
      title={t('reports.baskets')}
      report={report}
      offers={['channel', 'store']}
      answer={answer}
      empty={(data) => data.pairs.length === 0}
    >
      {(data) => (
        <>
          <p className="lk-muted">
            {t('reports.basketsLooked', {
              looked: formatNumber(data.ordersLookedAt, locale),
              all: formatNumber(data.ordersInRange, locale),
              pairs: formatNumber(data.pairsFound, locale),
              min: formatNumber(data.togetherMin, locale),
            })}
          </p>
          <Tabs<Sort>
            label={t('reports.baskets')}
            tabs={SORTS.map((key) => ({ key, label: t(`reports.pairSort.${key}`) }))}
            active={sort}
            onChange={(key) =>
              report.change({ ...report.search, sort: key === 'together' ? undefined : key })
            }
          >
            <div className="lk-report lk-card">
              <Pairs report={report} data={data} />
              <p className="lk-report-note">{t('reports.basketsNote')}</p>
            </div>
          </Tabs>
        </>
      )}
    </ReportPage>
  );
}
