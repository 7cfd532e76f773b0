const KEY = 'lianke.next';

/** Whether it leads to a page of this console, and not to another site. */
export function isOwnPage(path: unknown): path is string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path);
}

/** Remembers, in this tab alone, where somebody was going who leaves the console to sign in elsewhere. */
export function keepNext(page: string | undefined): void {
  if (page === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, page);
}

export function takeNext(): string | undefined {
  const page = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return isOwnPage(page) ? page : undefined;
}
