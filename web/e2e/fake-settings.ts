/** Invented data of the settings: members, keys, sessions, the audit log. */
import { instant, pick, uuid } from './fake-data.ts';

export const members = [
  ['林若曦', 'lin@example.com', 'owner', 'all', 'active'],
  ['陈思', 'chen@example.com', 'regional_manager', 'subtree', 'active'],
  ['周宁', 'zhou@example.com', 'clerk', 'store', 'invited'],
  ['吴迪', 'wu@example.com', 'store_manager', 'store', 'suspended'],
].map(([displayName, email, role, scope, status], at) => ({
  id: uuid(1, at + 1),
  displayName,
  email,
  role,
  scope,
  status,
  createdAt: instant(at * 400),
}));

export const apiKeys = [
  { name: '小程序订单同步', prefix: 'lk_7Qm2', lastUsedAt: instant(2) },
  { name: 'BI export', prefix: 'lk_x91d', lastUsedAt: null },
].map((key, at) => ({
  id: uuid(8, at),
  role: 'manager',
  networks: at === 0 ? ['203.0.113.7', '10.0.0.0/8'] : [],
  createdAt: instant(900),
  createdBy: '林若曦',
  expiresAt: instant(-2_000),
  ...key,
}));

const AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';

export const ownSessions = [true, false].map((current, at) => ({
  id: uuid(9, at),
  createdAt: instant(50),
  lastSeenAt: instant(at * 20),
  ip: '192.0.2.7',
  userAgent: AGENT,
  factor: current ? 'totp' : 'password',
  current,
}));

export function auditEntry(at: number) {
  return {
    id: uuid(10, at),
    at: instant(at),
    actor: { kind: 'user', id: uuid(1, 1), name: '林若曦' },
    action: pick(['customer.update', 'import.start', 'member.invite', 'session.open'], at),
    objectType: pick(['customer', 'import', 'member', 'session'], at),
    objectId: uuid(3, at),
    outcome: 'done',
    before: at % 4 === 0 ? { city: '上海' } : null,
    after: at % 4 === 0 ? { city: '北京' } : null,
    reason: null,
    ip: '192.0.2.7',
    correlationId: `c-${at}`,
    position: at === 0 ? null : 400 - at,
  };
}

export const about = {
  name: 'Lianke',
  version: '0.1.0',
  licence: 'Apache-2.0',
  components: [
    ['server', 'org.springframework', 'spring-core', '7.0.9', 'Apache-2.0'],
    ['server', 'org.postgresql', 'postgresql', '42.7.8', 'BSD-2-Clause'],
    ['console', '', '@tanstack/react-router', '1.170.46', 'MIT'],
  ].map(([part, group, name, version, licence]) => ({ part, group, name, version, licences: [licence] })),
};

export const status = {
  checks: [
    { name: 'clock-skew', state: 'fine', value: 0, limit: 30, side: 'below', unit: 'seconds' },
    {
      name: 'disk',
      state: 'alarm',
      value: 1_200_000_000,
      limit: 4_294_967_296,
      side: 'above',
      unit: 'bytes',
    },
    { name: 'pool', state: 'fine', value: 18, limit: 1, side: 'above', unit: 'count' },
    { name: 'queue-age', state: 'unknown', value: null, limit: null, side: null, unit: null },
  ].map((check) => ({ ...check, since: instant(3) })),
  jobs: [
    { name: 'run-import', waiting: 2, running: 1, failures: 0, next: instant(0) },
    { name: 'resubmit-failed-events', waiting: 1, running: 0, failures: 0, next: instant(0) },
  ],
};
