/** What a saved view holds: a list's filters, sort and columns. */
export interface ViewContent {
  query: Record<string, string>;
  sort?: string | null | undefined;
  /** Empty for the columns that the person has chosen for the list. */
  columns: readonly string[];
}

/** What the address of a list says of views, beside its filters. */
export interface ViewSearch {
  /** The view that is open; `all` for the whole list. */
  view?: string | undefined;
  /** Names of columns, with commas between. */
  cols?: string | undefined;
}

/** The whole list, opened on purpose: an address without any view opens the one that comes first. */
export const ALL = 'all';
const COLUMNS_MAX = 60;

export function namesOf(cols: string | undefined): string[] {
  return cols === undefined ? [] : cols.split(',').filter(Boolean).slice(0, COLUMNS_MAX);
}

/** What of an address a view would keep; `apart` are the entries that are no part of a view. */
export function contentOf(search: object, apart: readonly string[]): ViewContent {
  const query: Record<string, string> = {};
  let sort: string | undefined;
  let cols: string | undefined;
  for (const [key, value] of Object.entries(search) as [string, unknown][]) {
    if (value === undefined || key === 'view' || apart.includes(key)) continue;
    const text = String(value);
    if (key === 'sort') sort = text;
    else if (key === 'cols') cols = text;
    else query[key] = text;
  }
  return { query, sort, columns: namesOf(cols) };
}

/** The address under which a view's content is shown. What the list does not know it leaves out itself. */
export function addressOf(
  view: string | undefined,
  content: ViewContent,
): Record<string, string | undefined> {
  const { query, sort, columns } = content;
  return {
    ...query,
    sort: sort ?? undefined,
    cols: columns.length === 0 ? undefined : columns.join(','),
    view,
  };
}

function sorted(query: Record<string, string>): string {
  return JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function sameContent(a: ViewContent, b: ViewContent): boolean {
  return (
    sorted(a.query) === sorted(b.query) &&
    (a.sort ?? '') === (b.sort ?? '') &&
    a.columns.join() === b.columns.join()
  );
}

/** Whether there is anything to keep. */
export function isPlain({ query, sort, columns }: ViewContent): boolean {
  return Object.keys(query).length === 0 && (sort ?? '') === '' && columns.length === 0;
}
