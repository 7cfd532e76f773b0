/** Single sign-on as the server does it, with a provider that knows everybody and sends them straight back. */
import { instant, session, uuid } from './fake-data.ts';
import { Refusal, risky, type TwoStep } from './fake-two-step.ts';

interface Provider {
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  listed: boolean;
  trustsSecondFactor: boolean;
  linkedMembers: number;
  version: number;
}

export interface SingleSignOn {
  providers: Provider[];
  /** Since when whoever signs in has an account there, by the provider. */
  linked: Record<string, string>;
  /** What the provider answers: a code, or an error. */
  answers: string;
  /** Who was asked last. */
  asked: string | null;
}

const REDIRECT = 'https://crm.example.com/sign-in/answer';

export const someProviders = (): SingleSignOn => ({
  providers: [
    {
      id: uuid(13, 0),
      name: '静安家居统一账号',
      issuer: 'https://login.example.com/7c9e6679-7425-40de-944b-e07fc1f90ae7/v2.0',
      clientId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      listed: true,
      trustsSecondFactor: true,
      linkedMembers: 24,
      version: 3,
    },
    {
      id: uuid(13, 1),
      name: 'Keycloak',
      issuer: 'https://id.example.com/realms/stores',
      clientId: 'lianke',
      listed: false,
      trustsSecondFactor: false,
      linkedMembers: 0,
      version: 1,
    },
  ],
  linked: { [uuid(13, 0)]: instant(200) },
  answers: 'code=good',
  asked: null,
});

interface State {
  signedIn: boolean;
  twoStep: TwoStep;
  singleSignOn: SingleSignOn;
}
type Answer = (url: URL, match: string[], state: State, sent: unknown) => unknown;

const begin =
  (flow: 'in' | 'link'): Answer =>
  (_, __, { singleSignOn: sso }, sent) => {
    sso.asked = (sent as { providerId: string }).providerId;
    const issuer = sso.providers.find(({ id }) => id === sso.asked)?.issuer ?? '';
    return { address: `/sign-in/answer?${sso.answers}&state=${flow}.x1&iss=${encodeURIComponent(issuer)}` };
  };

/** A code is good once, and only for whom it was asked. */
function spend(sso: SingleSignOn, sent: unknown): string | Refusal {
  const { asked } = sso;
  sso.asked = null;
  return asked !== null && (sent as { code?: string }).code === 'good'
    ? asked
    : new Refusal(401, 'access/single-sign-on-refused', '身份提供方的答复未被接受');
}

const without = (linked: Record<string, string>, id = '') =>
  Object.fromEntries(Object.entries(linked).filter(([provider]) => provider !== id));

export const singleSignOnRoutes: readonly (readonly [string, RegExp, Answer])[] = [
  [
    'GET',
    /^\/sign-in-providers$/,
    (_, __, { singleSignOn: sso }) => ({
      items: sso.providers.filter(({ listed }) => listed).map(({ id, name }) => ({ id, name })),
    }),
  ],
  ['POST', /^\/session:beginSingleSignOn$/, begin('in')],
  [
    'POST',
    /^\/session:singleSignOn$/,
    (_, __, state, sent) => {
      const provider = spend(state.singleSignOn, sent);
      if (provider instanceof Refusal) return provider;
      if (state.singleSignOn.linked[provider] === undefined)
        return new Refusal(403, 'access/account-not-linked', '此账号尚未关联');
      if (state.twoStep.since !== null) {
        state.twoStep.half = true;
        return new Refusal(401, 'access/second-step', '请输入验证码');
      }
      state.signedIn = true;
      return session();
    },
  ],
  [
    'GET',
    /^\/me\/linked-accounts$/,
    (_, __, { singleSignOn: sso }) => ({
      items: sso.providers.map(({ id, name }) => ({
        providerId: id,
        providerName: name,
        account: sso.linked[id] === undefined ? null : 'lin.ruoxi@login.example.com',
        linkedAt: sso.linked[id] ?? null,
        lastUsedAt: null,
      })),
    }),
  ],
  ['POST', /^\/me\/linked-accounts:begin$/, risky(begin('link') as Parameters<typeof risky>[0])],
  [
    'POST',
    /^\/me\/linked-accounts$/,
    (_, __, { singleSignOn: sso }, sent) => {
      const provider = spend(sso, sent);
      if (provider instanceof Refusal) return provider;
      if (sso.linked[provider] !== undefined)
        return new Refusal(409, 'access/account-linked-already', '此账号已被关联');
      sso.linked[provider] = new Date().toISOString();
      return null;
    },
  ],
  [
    'DELETE',
    /^\/me\/linked-accounts\/([\w-]+)$/,
    (_, [, id], { singleSignOn: sso }) => ((sso.linked = without(sso.linked, id)), null),
  ],
  [
    'GET',
    /^\/identity-providers$/,
    (_, __, { singleSignOn: sso }) => ({ items: sso.providers, redirectUri: REDIRECT }),
  ],
  [
    'POST',
    /^\/identity-providers$/,
    (_, __, { singleSignOn: sso }, sent) => {
      const { clientSecret, ...provider } = sent as Provider & { clientSecret: string };
      if (clientSecret === '' || !provider.issuer.startsWith('https://id.'))
        return new Refusal(422, 'access/provider-unknown', '这里没有可用的身份提供方');
      const added = { ...provider, id: uuid(13, sso.providers.length), linkedMembers: 0, version: 1 };
      sso.providers.push(added);
      return added;
    },
  ],
  [
    'PUT',
    /^\/identity-providers\/([\w-]+)$/,
    (url, [, id], { singleSignOn: sso }, sent) => {
      const version = Number(url.searchParams.get('version'));
      const at = sso.providers.findIndex((one) => one.id === id);
      const before = sso.providers[at];
      if (before?.version !== version) return new Refusal(412, 'request/stale', '内容已被别人更改');
      return (sso.providers[at] = { ...before, ...(sent as Provider), version: version + 1 });
    },
  ],
  [
    'DELETE',
    /^\/identity-providers\/([\w-]+)$/,
    (_, [, id], { singleSignOn: sso }) => {
      sso.providers = sso.providers.filter((one) => one.id !== id);
      sso.linked = without(sso.linked, id);
      return null;
    },
  ],
];
