export const passkeys = {
  title: 'Passkeys',
  what: 'Sign in with your fingerprint, face or the PIN of your device, and no password. A passkey works on this site only, so nobody can phish it, and counts as two steps.',
  add: 'Add a passkey',
  addHint: 'Give it a name to know it by. Your browser then asks for your fingerprint, face or PIN.',
  name: 'Name',
  make: 'Continue',
  since: 'Added',
  used: 'Last used',
  never: 'Not yet',
  rename: 'Rename',
  renameOf: 'Rename “{{name}}”',
  remove: 'Remove',
  removeOf: 'Remove “{{name}}”',
  removeTitle: 'Remove the passkey “{{name}}”?',
  removeDetail:
    'It no longer signs you in, and other devices are signed out. Delete the copy that your device keeps too.',
  unable: 'This browser knows no passkeys.',
};

export const signInPolicy = {
  title: 'Signing in',
  what: 'Who has to sign in by two steps, with an authenticator or a passkey. Whoever has none when the time is over is led to set one up after the password, and never locked out.',
  whom: 'Two steps are demanded of',
  of: {
    administrators: 'Administrators (who manage members, keys or settings)',
    risky: 'Those, and who may export, import, lay out the organisation or read the audit',
    everybody: 'Everybody',
  },
  grace: 'Days of grace',
  graceHint: 'From saving this, or from when somebody joins; 0 to 30',
  saved: 'Sign-in requirements saved',
};

export const passkeyDid = {
  begin: 'Began adding a passkey',
  add: 'Passkey added',
  update: 'Passkey renamed',
  remove: 'Passkey removed',
};
