/** Invented risks, and what is done about them. */
import type { Risk, RiskLimits } from '../src/api/types';
import { instant, uuid } from './fake-data.ts';

const PERSON = { kind: 'member', id: uuid(1, 3), name: '周宁' };
const KEY = { kind: 'api_key', id: uuid(8, 1), name: 'BI export' };

function kept(at: number, kind: string, subject: Risk['subject'], facts: Risk['facts']): Risk {
  const hands = at > 3;
  return {
    id: uuid(12, at),
    kind,
    subject,
    state: at > 4 ? 'resolved' : hands ? 'acknowledged' : 'open',
    since: instant(at * 3 + 1),
    lastAt: instant(at * 3),
    raisedAt: instant(at * 3),
    facts,
    entries: [],
    freezable: at <= 4 && (subject.kind === 'member' || subject.kind === 'api_key'),
    frozen: false,
    ...(hands && { note: '已联系本人', handledBy: '林若曦', handledAt: instant(at) }),
    version: 1,
  };
}

const own = { kind: 'organization', id: '-', name: '-' };
const installation = { kind: 'installation', id: '-', name: '-' };
let risks: Risk[] = [
  kept(0, 'bulk_read', PERSON, { persons: 5_000, allowed: 5_000 }),
  kept(1, 'new_network', KEY, { network: '198.51.100.0/24' }),
  kept(
    2,
    'failed_sign_ins',
    { kind: 'address', id: '192.0.2.44', name: '192.0.2.44' },
    { failures: 14, persons: 6 },
  ),
  kept(3, 'leaver', { kind: 'member', id: uuid(1, 4), name: '吴迪' }, { tries: 2 }),
  kept(4, 'disk', installation, { freeBytes: 2_100_000_000 }),
  kept(5, 'mass_role_change', { kind: 'member', id: uuid(1, 1), name: '林若曦' }, { members: 7 }),
  kept(6, 'chain_break', own, { position: 312 }),
];
let limits: RiskLimits = {
  personRecordsPerDay: 5_000,
  exportRowsPerDay: 100_000,
  quietFrom: 0,
  quietTo: 5,
  version: 0,
};

function handled(id: string, act: string, note: string | undefined): Risk | undefined {
  risks = risks.map((risk) =>
    risk.id !== id
      ? risk
      : {
          ...risk,
          state: act === 'resolve' ? 'resolved' : 'acknowledged',
          frozen: risk.frozen || act === 'freeze',
          freezable: risk.freezable && act !== 'freeze' && act !== 'resolve',
          ...(note !== undefined && { note }),
          handledBy: '林若曦',
          handledAt: instant(0),
          version: risk.version + 1,
        },
  );
  return risks.find((risk) => risk.id === id);
}

type Answer = (url: URL, match: string[], state: unknown, sent: unknown) => unknown;

export const riskRoutes: readonly (readonly [string, RegExp, Answer])[] = [
  [
    'GET',
    /^\/risks$/,
    ({ searchParams }) => ({
      items: risks.filter(
        ({ state, kind }) =>
          state === (searchParams.get('state') ?? state) && kind === (searchParams.get('kind') ?? kind),
      ),
      nextPageToken: null,
      open: risks.filter(({ state }) => state === 'open').length,
    }),
  ],
  [
    'POST',
    /^\/risks\/([\w-]+):(acknowledge|resolve|freeze)$/,
    (_, [, id = '', act = ''], __, sent) => handled(id, act, (sent as { note?: string } | null)?.note),
  ],
  ['GET', /^\/risk-limits$/, () => limits],
  [
    'PUT',
    /^\/risk-limits$/,
    (_, __, ___, sent) => (limits = { ...(sent as RiskLimits), version: limits.version + 1 }),
  ],
];
