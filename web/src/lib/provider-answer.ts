/** What an identity provider sends along when it sends the browser back. */
export interface ProviderAnswer {
  state: string;
  code: string | null;
  issuer: string | null;
  error: string | null;
}

let taken: ProviderAnswer | null = null;

/**
 * Reads the answer and takes it out of the address bar, so that a code stays neither in the history nor in a shared
 * screen. Called once, before the router looks at the address: it would take a code of digits for a number.
 */
export function takeAnswer(): void {
  const sent = new URLSearchParams(window.location.search);
  const state = sent.get('state');
  taken =
    state === null
      ? null
      : { state, code: sent.get('code'), issuer: sent.get('iss'), error: sent.get('error') };
  if (window.location.search !== '') window.history.replaceState(null, '', window.location.pathname);
}

export function providerAnswer(): ProviderAnswer | null {
  return taken;
}
