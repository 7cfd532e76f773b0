import type { zh } from './strings-zh';

export const en: typeof zh = {
  signingIn: 'Signing in',
  linking: 'Linking the account',
  wait: 'Checking what the identity provider answered, one moment.',
  linked: 'The account is linked: you can sign in with it from now on',
  toSignIn: 'Back to sign-in',
  toAccount: 'Back to my account',
  cancelled: {
    title: 'Cancelled',
    detail: 'You cancelled at the identity provider; nothing has changed. Try again, or sign in another way.',
  },
  provider: {
    title: 'The identity provider could not finish',
    detail: 'It answered with an error. Try again later; if it stays so, tell an administrator.',
    said: 'Error code: {{error}}',
  },
  refused: {
    title: 'That did not work',
    detail:
      'What the identity provider answered could not be verified: it came too late, was used before, or was asked for in another browser. Start again; if it stays so, tell an administrator.',
  },
  notLinked: {
    title: 'This account is not linked yet',
    detail:
      'The identity provider has confirmed that it is you, but the account belongs to no member here yet.',
    first: 'Sign in once with your password or a passkey.',
    then: 'Open “My account” and link it under “Linked accounts”.',
    after: 'From then on you can sign in with it.',
  },
  linkedAlready: {
    title: 'This account is linked already',
    detail: 'It belongs to you or to another member. Use another account, or remove that link first.',
  },
  signInFirst: {
    title: 'Sign in again',
    detail: 'Your session ended while you were away, and the account was not linked. Sign in and try again.',
  },
  other: { title: 'That did not work' },
};
