import { api, body, done } from '../../../api/client';
import { ApiProblem } from '../../../api/problem';
import type { Session } from '../../../api/types';
import type { ProviderAnswer } from '../../../lib/provider-answer';
import { furtherStep, type Further } from '../further-step';

/** What came of an answer of a provider. */
export type Outcome =
  | { kind: 'signedIn'; session: Session }
  | { kind: 'linked' }
  | { kind: 'further'; step: Further }
  | { kind: 'refused'; why: Why; error: unknown };

export type Why =
  | 'cancelled'
  | 'provider'
  | 'refused'
  | 'notLinked'
  | 'linkedAlready'
  | 'signInFirst'
  | 'other';

const WHY: Readonly<Record<string, Why>> = {
  'access/single-sign-on-refused': 'refused',
  'access/account-not-linked': 'notLinked',
  'access/account-linked-already': 'linkedAlready',
  'access/sign-in-first': 'signInFirst',
};

/** The server marks by the state what it was asked for. */
export function isLinking(answer: ProviderAnswer | null): boolean {
  return answer?.state.startsWith('link.') ?? false;
}

const refused = (why: Why, error: unknown = null): Outcome => ({ kind: 'refused', why, error });

async function send(answer: ProviderAnswer): Promise<Outcome> {
  const { state, code, issuer, error } = answer;
  if (error !== null) return refused(error === 'access_denied' ? 'cancelled' : 'provider', error);
  if (code === null) return refused('refused');
  const sent = { body: { state, code, ...(issuer !== null && { iss: issuer }) } };
  try {
    if (!isLinking(answer))
      return { kind: 'signedIn', session: await body(api.POST('/api/v1/session:singleSignOn', sent)) };
    await done(api.POST('/api/v1/me/linked-accounts', sent));
    return { kind: 'linked' };
  } catch (refusal) {
    const step = furtherStep(refusal);
    if (step !== undefined) return { kind: 'further', step };
    return refused((refusal instanceof ApiProblem ? WHY[refusal.code] : undefined) ?? 'other', refusal);
  }
}

const sent = new WeakMap<ProviderAnswer, Promise<Outcome>>();

/** Hands an answer to the server; once, for a code is good once. */
export function outcomeOf(answer: ProviderAnswer | null): Promise<Outcome> {
  if (answer === null) return Promise.resolve(refused('refused'));
  const outcome = sent.get(answer) ?? send(answer);
  sent.set(answer, outcome);
  return outcome;
}
