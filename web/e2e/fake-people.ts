/** Invented answers about who sees what, shares that are kept while the stand-in runs, and handing over. */
import { instant, owners, stores } from './fake-data.ts';
import { members } from './fake-settings.ts';

interface Share {
  memberId: string;
  memberName: string;
  access: string;
  endsAt: string | null;
  note: string;
  sharedBy: string;
  sharedAt: string;
}

const nameOf = (id: string) =>
  owners.find((owner) => owner.id === id)?.name ?? members.find((one) => one.id === id)?.displayName ?? '';

const share = (memberId: string, sent: Partial<Share>): Share => ({
  memberId,
  memberName: nameOf(memberId),
  access: 'read',
  endsAt: null,
  note: '',
  sharedBy: '林若曦',
  sharedAt: instant(3),
  ...sent,
});

const colleague = owners[1]?.id ?? '';
const shares = [share(colleague, { note: '协助处理售后', endsAt: '2099-12-31T15:59:59Z' })];

export const listShares = () => ({ items: shares, mine: null, mayShare: true });

export function putShare(member: string, sent: Partial<Share>): Share {
  dropShare(member);
  const kept = share(member, sent);
  shares.push(kept);
  return kept;
}

export function dropShare(member: string): null {
  const at = shares.findIndex(({ memberId }) => memberId === member);
  if (at >= 0) shares.splice(at, 1);
  return null;
}

export const pastOwners = {
  items: [{ owner: owners[1] ?? null, until: '2026-09-30T10:00:00Z' }],
};

const sees = (memberId: string, displayName: string, because: string) => ({
  memberId,
  displayName,
  role: 'manager',
  scope: 'all',
  changes: because === 'all',
  because,
  share: null,
});

export const viewers = {
  items: [
    sees(members[0]?.id ?? '', '林若曦', 'all'),
    sees(members[1]?.id ?? '', '陈思', 'store'),
    sees(colleague, nameOf(colleague), 'shared'),
  ],
  nextPageToken: null,
};

export const access = (member: string) => ({
  memberId: member,
  role: 'clerk',
  scope: 'store',
  sees: shares.some(({ memberId }) => memberId === member),
  changes: false,
  because: shares.some(({ memberId }) => memberId === member) ? 'shared' : 'other_store',
  store: 's1',
  path: ['华东大区', '上海'],
  owner: null,
  share: shares.find(({ memberId }) => memberId === member) ?? null,
});

const MAY = [
  'customer.read',
  'customer.write',
  'customer.export',
  'order.read',
  'order.export',
  'view.share',
  'report.read',
  'member.read',
];
const SCOPED = ['import.read', 'import.run'];
const NOT = ['trait.manage', 'order.write', 'member.manage', 'organization.manage', 'audit.read'];

export const sight = (id: string) => ({
  memberId: id,
  displayName: nameOf(id),
  role: 'regional_manager',
  scope: 'subtree',
  active: true,
  permissions: [
    ...MAY.map((permission) => ({ permission, may: 'yes' })),
    ...SCOPED.map((permission) => ({ permission, may: 'not_by_scope' })),
    ...NOT.map((permission) => ({ permission, may: 'not_by_role' })),
  ],
  stores: stores.map(({ code, name }) => ({ code, name })),
  storeCount: stores.length,
  colleagues: [],
  counts: [
    { kind: 'customers', count: 4_218, more: false },
    { kind: 'orders', count: 10_000, more: true },
  ],
  sharedCount: 2,
});

export const holdings = {
  customers: 1_204,
  stores: [
    ...stores.slice(0, 2).map(({ code }, at) => ({ store: code, count: 700 - at * 300 })),
    { store: null, count: 104 },
  ],
  holdings: [
    { kind: 'api_keys', count: 1, fate: 'stays' },
    { kind: 'managed_stores', count: 1, fate: 'goes' },
    { kind: 'running_exports', count: 0, fate: 'ends' },
    { kind: 'shared_views', count: 3, fate: 'goes' },
    { kind: 'shares', count: 2, fate: 'ends' },
  ],
};

/** In turn: nobody gets more than one more than another. */
export const handOverPreview = ({ receiverIds }: { receiverIds: string[] }) => ({
  receivers: receiverIds.map((id, at) => ({
    receiver: { id, name: nameOf(id), active: true },
    customers: Math.floor((holdings.customers + receiverIds.length - 1 - at) / receiverIds.length),
  })),
});
