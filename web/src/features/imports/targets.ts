import type { ImportSpec, Trait } from '../../api/types';

export const KINDS = ['customers', 'orders', 'products'] as const;

export type Kind = (typeof KINDS)[number];

/** What a spec says its rows are; a file is of orders until somebody says otherwise. */
export function kindOf(spec: { kind?: string | null | undefined }): Kind {
  return KINDS.find((kind) => kind === spec.kind) ?? 'orders';
}

const IDENTIFIERS = [
  'phone',
  'email',
  'memberCard',
  'userId',
  'unionId',
  'openId',
  'device',
  'external:shop',
] as const;

const ORDER_FIELDS = [
  'orderId',
  'lineId',
  'orderedAt',
  'sku',
  'productName',
  'quantity',
  'unitPrice',
  'discount',
  'channel',
  'store',
  'staff',
  'refundOf',
] as const;
const PRODUCT_FIELDS = ['sku', 'productName', 'category', 'unitPrice'] as const;
const CUSTOMER_FIELDS = ['name', 'tag'] as const;

/** Any one of these targets will do. */
export type Requirement = readonly string[];

/** What a file of that kind cannot do without; of customers it is one way to know them again. */
const REQUIRED: Record<Kind, readonly Requirement[]> = {
  orders: [['orderId'], ['orderedAt'], ['quantity'], ['unitPrice'], ['sku', 'productName']],
  products: [['sku']],
  customers: [['identifier']],
};

const known = (target: string) => target !== 'name' && target !== 'tag' && !target.startsWith('trait:');

export interface TargetGroup {
  group: 'row' | 'customer' | 'identifiers' | 'traits';
  targets: string[];
}

/** Everything a column can become, with the targets that a proposal named besides. */
export function targetGroups(kind: Kind, traits: readonly Trait[], mapped: readonly string[]): TargetGroup[] {
  const prefix = kind === 'orders' ? 'customer.' : '';
  const fields = { orders: ORDER_FIELDS, products: PRODUCT_FIELDS, customers: CUSTOMER_FIELDS }[kind];
  const groups: TargetGroup[] = [{ group: 'row', targets: [...fields] }];
  if (kind !== 'products') {
    if (kind === 'orders') groups.push({ group: 'customer', targets: ['customer.name'] });
    groups.push({ group: 'identifiers', targets: IDENTIFIERS.map((type) => prefix + type) });
    groups.push({ group: 'traits', targets: traits.map((trait) => `${prefix}trait:${trait.name}`) });
  }
  const listed = new Set(groups.flatMap((group) => group.targets));
  for (const target of mapped.filter((name) => !listed.has(name))) {
    const home = groups.find(
      (group) => group.group === (target.includes('trait:') ? 'traits' : 'identifiers'),
    );
    (home ?? groups[0])?.targets.push(target);
  }
  return groups.filter((group) => group.targets.length > 0);
}

export interface Checked {
  requirement: Requirement;
  /** The columns that meet it; none: it is still missing. */
  columns: string[];
}

/** What is required, and the columns that meet it; "identifier" stands for any key of a customer. */
export function checkTargets(kind: Kind, mapping: Readonly<Record<string, string>>): Checked[] {
  return REQUIRED[kind].map((requirement) => {
    const targets = requirement.includes('identifier') ? Object.keys(mapping).filter(known) : requirement;
    return { requirement, columns: targets.flatMap((target) => mapping[target] ?? []) };
  });
}

/** Without alternative: of two targets of which either will do, none is required by itself. */
export function isRequired(kind: Kind, target: string): boolean {
  return REQUIRED[kind].some(([only, ...others]) => only === target && others.length === 0);
}

/** Of a mapping made for another file: what fits the columns of this one. */
function fitted(mapping: ImportSpec['mapping'], columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping ?? {}).filter(([, column]) => columns.includes(column)));
}

/**
 * The spec as that of an earlier file. How this file is to be read stays, and by what the customers of the other
 * were known says nothing of this one's.
 */
export function filledIn(spec: ImportSpec, earlier: ImportSpec, columns: readonly string[]): ImportSpec {
  const { refundWhen } = earlier;
  const refunds = refundWhen?.column !== undefined && columns.includes(refundWhen.column);
  return {
    ...earlier,
    mapping: fitted(earlier.mapping, columns),
    refundWhen: refunds ? refundWhen : undefined,
    matchKeys: undefined,
    encoding: spec.encoding,
    delimiter: spec.delimiter,
  };
}

/** The mapping with one column led to one target (or to none); a target has one column. */
export function withColumn(
  mapping: Readonly<Record<string, string>>,
  column: string,
  target: string | undefined,
): Record<string, string> {
  const rest = Object.entries(mapping).filter(([name, from]) => from !== column && name !== target);
  return Object.fromEntries(target === undefined ? rest : [...rest, [target, column]]);
}

export function targetOf(mapping: Readonly<Record<string, string>>, column: string): string | undefined {
  return Object.entries(mapping).find(([, from]) => from === column)?.[0];
}
