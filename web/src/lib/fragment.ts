const secrets = new Map<string, string>();

/**
 * Reads what came behind the # of a link and takes it out of the address bar, so that a one-time secret stays
 * neither in the history nor in a shared screen. Called once, before the router looks at the address.
 */
export function takeFragment(): void {
  for (const [name, value] of new URLSearchParams(window.location.hash.slice(1))) secrets.set(name, value);
  if (secrets.size > 0)
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
}

export function secretOfLink(name: string): string | null {
  return secrets.get(name) ?? null;
}
