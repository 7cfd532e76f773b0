import type { linkedAccounts as zhAccounts, singleSignOn as zh } from './single-sign-on-strings-zh';

export const linkedAccounts: typeof zhAccounts = {
  title: 'Linked accounts',
  what: 'Once linked, you can sign in with your account at the identity provider of your organisation, without the password here. Only you can link it, while you are signed in; no e-mail address ever does it by itself.',
  provider: 'Identity provider',
  account: 'Account',
  linkedAt: 'Linked',
  used: 'Last used',
  never: 'Not yet',
  notLinked: 'Not linked',
  link: 'Link',
  linkOf: 'Link {{name}}',
  unlink: 'Unlink',
  unlinkOf: 'Unlink {{name}}',
  unlinkTitle: 'Unlink {{name}}?',
  unlinkDetail: 'You can no longer sign in with it. Make sure that you know your password or have a passkey.',
};

export const singleSignOn: typeof zh = {
  what: 'Let members sign in with the accounts that your organisation has already, such as those of Microsoft Entra ID, Okta, Keycloak, Authing, or any other identity provider that speaks OpenID Connect. Passwords and passkeys keep working. Each member links their own account, signed in, under “My account”.',
  redirect: 'Redirect address',
  redirectWhat:
    'First register an application with the provider (a web application, authorization code flow) and give it this redirect address; then add the provider here with the client id and secret that you get.',
  providers: 'Identity providers',
  add: 'Add a provider',
  empty: 'No identity providers yet',
  name: 'Name',
  nameHint: 'As the button says it: “Sign in with …”',
  issuer: 'Issuer',
  issuerHint:
    'Begins with https://, exactly as the provider tells it and without /.well-known/openid-configuration.',
  fixed:
    'Issuer and client stay as they are: with others, links would lead to other people. Add another provider instead.',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  secretHint: 'Kept encrypted and never shown again.',
  secretKept: 'Empty keeps the present one',
  listed: 'Show on the sign-in page',
  listedHint: 'Otherwise only those see it who open its sign-in link.',
  signInLink: 'Sign-in link, for members who need it:',
  trusts: 'Trust its two-step verification',
  trustsHint:
    'Whoever signs in through it is asked for no second step here. Only if it demands two steps of everybody itself.',
  asked: 'Saving asks the provider at once for its configuration, and checks that it can be used.',
  shown: 'On the sign-in page',
  yes: 'Yes',
  byLink: 'By link only',
  second: 'Second step',
  trusted: 'Provider trusted',
  here: 'Asked here',
  members: 'Linked members',
  edit: 'Edit',
  editOf: 'Edit {{name}}',
  remove: 'Delete',
  removeOf: 'Delete {{name}}',
  removeTitle: 'Delete the identity provider “{{name}}”?',
  removeDetail:
    'Members who lose their link: {{members}}. They sign in by password or passkey from then on, and devices signed in through it are signed out at once. This cannot be undone.',
  removeUnused: 'No member has linked it. This cannot be undone.',
  saved: 'Identity provider saved',
  removed: 'Identity provider deleted',
};

export const providerDid = {
  create: 'Identity provider added',
  update: 'Identity provider changed',
  remove: 'Identity provider deleted',
};

export const linkedAccountDid = {
  begin: 'Set out to link an account',
  add: 'Account linked',
  remove: 'Link to an account removed',
};
