import type { zh } from './strings-zh';

export const en: typeof zh = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    locked: 'Too many attempts. Try again in {{minutes}} min.',
    closed: 'First time here? Open the set-up link in the log of the server.',
  },
  setUp: {
    title: 'Set up Lianke',
    intro: 'Create your organisation and its first owner. This takes about a minute.',
    you: 'Your account',
    organization: 'Your organisation',
    displayName: 'Your name',
    passwordHint: 'At least 12 characters',
    organizationName: 'Organisation name',
    zone: 'Time zone',
    zoneHint: 'A day in reports begins and ends in this zone',
    currency: 'Default currency',
    region: 'Country or region',
    locale: 'Language of the organisation',
    submit: 'Finish set-up',
    closed: 'Set-up is complete',
    closedDetail: 'Sign in with your account.',
    noToken: 'The set-up token is missing',
    noTokenDetail: 'Copy the whole link from the log of the server, with the part after the #.',
    toSignIn: 'Go to sign-in',
  },
  join: {
    title: 'Accept the invitation',
    intro: 'Choose your name and a password to join.',
    submit: 'Join',
    noToken: 'The invitation link is incomplete',
    noTokenDetail: 'Copy the whole link, with the part after the #, or ask for a new one.',
  },
};
