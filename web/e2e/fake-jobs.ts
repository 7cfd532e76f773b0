/** Invented data of what runs in the background: imports, exports, bulk changes. */
import type { FailedRow, Import } from '../src/api/types';
import { CUSTOMERS, instant, pick, summary, uuid } from './fake-data.ts';

const NOTHING = { customers: 0, orders: 0, refunds: 0, products: 0 };

export function importOf(at: number, dryRun = false): Import {
  const failed = at % 3 === 0 ? 3 : 0;
  const running = at === 1;
  const kind = pick(['orders', 'customers', 'orders'], at);
  return {
    id: uuid(5, at),
    state: running ? 'running' : at % 5 === 4 ? 'rolled_back' : 'done',
    kind,
    phase: running ? 'customers' : 'ended',
    dryRun,
    file: {
      id: uuid(11, at),
      name: pick(['2026-10 门店订单.csv', 'members.xlsx', 'online-retail.csv'], at),
      bytes: 4_200_000,
      kept: true,
    },
    spec: { kind, mapping: {}, dryRun },
    rows: { total: 12_480, imported: running ? 7_200 : 12_480 - failed, skipped: 0, failed },
    created: { ...NOTHING, customers: 860, orders: 4_120, refunds: 37, products: 212 },
    updated: { ...NOTHING, customers: 1_204 },
    progress: { done: running ? 7_200 : 12_480, total: 12_480, perSecond: 2_400, secondsLeft: 2 },
    undone: {},
    repairsWaiting: 0,
    errorsUrl: `/api/v1/imports/${uuid(5, at)}/errors.csv`,
    createdBy: '林若曦',
    createdAt: instant(at * 30),
    finishedAt: running ? undefined : instant(at * 30),
  };
}

export const importErrors: FailedRow[] = [
  { row: 118, column: '下单时间', code: 'imports/bad-date', detail: '“2026-13-02”不是日期。' },
  { row: 2_004, column: '单价', code: 'imports/bad-number', detail: '“免费”不是数字。' },
  { row: 7_731, column: '订单号', code: 'imports/empty', detail: '订单号不能为空。' },
].map(({ row, ...reason }) => ({
  row,
  reasons: [{ ...reason, warning: false }],
  mended: false,
  cells: {
    订单号: row === 7_731 ? '' : `SO-${row}`,
    下单时间: row === 118 ? '2026-13-02' : '2026-10-02 10:20',
    商品: '羊绒圆领衫 米白',
    数量: '1',
    单价: row === 2_004 ? '免费' : '199.00',
  },
}));

export const exported = (['done', 'running', 'expired', 'failed'] as const).map((state, at) => ({
  id: uuid(9, at),
  object: at % 2 === 0 ? 'customers' : 'orders',
  query: { channel: 'web' },
  columns: ['name'],
  format: at % 2 === 0 ? 'xlsx' : 'csv',
  state,
  rowsDone: 12_480 - at * 1_000,
  rowsExpected: state === 'running' ? null : 12_480,
  bytes: state === 'running' ? null : 1_480_000,
  downloads: at,
  handedOut: state === 'expired',
  trouble: state === 'failed' ? { code: 'exports/too-many-rows', detail: '一个文件最多 1000000 行。' } : null,
  maker: '林晓',
  own: true,
  createdAt: '2026-11-20T03:20:00Z',
  finishedAt: '2026-11-20T03:21:00Z',
  expiresAt: '2026-11-21T03:21:00Z',
}));

const asked = { traits: {}, addTags: [], removeTags: [] };

export const bulkChanges = [
  {
    id: uuid(12, 2),
    state: 'done',
    selection: { store: 's1' },
    change: { ...asked, addTags: ['双十一'] },
    counts: { total: 2_000, changed: 1_986, unchanged: 12, refused: 2 },
    refusals: [{ code: 'customer/too-many-tags', detail: '一位客户最多有 100 个标签。', count: 2 }],
    restored: 0,
    kept: 0,
    createdBy: '林若曦',
    createdAt: instant(4),
    finishedAt: instant(4),
    undoUntil: instant(-160),
  },
  {
    id: uuid(12, 1),
    state: 'undone',
    selection: { listed: 12 },
    change: { ...asked, ownerId: uuid(9, 2) },
    counts: { total: 12, changed: 12, unchanged: 0, refused: 0 },
    refusals: [],
    restored: 12,
    kept: 1,
    createdBy: '周启航',
    createdAt: instant(30),
    finishedAt: instant(29),
  },
];

export const bulkPreview = {
  matching: CUSTOMERS,
  changing: CUSTOMERS - 40,
  samples: [1, 2, 3].map((at) => {
    const { id, ordinal, name } = summary(at);
    return { id, ordinal, name };
  }),
  owners: [],
};
