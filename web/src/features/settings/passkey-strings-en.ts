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

export const passkeyDid = {
  begin: 'Began adding a passkey',
  add: 'Passkey added',
  update: 'Passkey renamed',
  remove: 'Passkey removed',
};
