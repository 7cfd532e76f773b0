export const twoStep = {
  title: 'Two-step verification',
  what: 'Signing in takes a one-time code from your phone besides the password. Whoever learns the password alone cannot get in.',
  on: 'On',
  off: 'Off',
  since: 'Since',
  left: 'Recovery codes left',
  leftCount: '{{count}}',
  demanded: 'Your organisation asks for two steps: turn this on, or add a passkey. At the latest by',
  few: 'Few recovery codes are left. Make a new set.',
  enable: 'Turn on two-step verification',
  disable: 'Turn off',
  disableTitle: 'Turn off two-step verification?',
  disableDetail:
    'Without a passkey the password is enough from then on, and your recovery codes are void. Other devices are signed out.',
  renew: 'New recovery codes',
  renewTitle: 'Make new recovery codes?',
  renewDetail: 'You get ten new ones, and those you have are void.',
  removed: 'Two-step verification is off',
  codesTitle: 'Keep your recovery codes',
  factor: 'Signed in with',
  factors: {
    password: 'Password',
    totp: 'Password and code',
    recovery: 'Password and recovery code',
    passkey: 'Passkey',
    single_sign_on: 'Single sign-on',
  },
  member: {
    more: 'Sign-in of {{name}}',
    end: 'Sign out everywhere',
    endTitle: 'Sign {{name}} out everywhere?',
    endDetail: 'They have to sign in again, and may lose what they are editing.',
    reset: 'Reset two-step verification',
    resetTitle: 'Reset two-step verification of {{name}}?',
    resetDetail:
      'Make sure it is really them, in person or by phone. Their passkeys go too. Afterwards the password alone lets them in, and every device is signed out.',
  },
};

export const secondFactorDid = {
  begin: 'Began two-step verification',
  add: 'Turned on two-step verification',
  remove: 'Turned off two-step verification',
  'renew-codes': 'Made new recovery codes',
};
