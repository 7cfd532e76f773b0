import type { zh } from './two-step-strings-zh';

export const en: typeof zh = {
  scan: 'Scan this code with an authenticator app, such as Microsoft Authenticator, Google Authenticator or 1Password.',
  picture: 'QR code for an authenticator',
  type: 'Cannot scan? Type this key:',
  first: 'The 6-digit code that the app shows',
  firstHint: 'It changes every 30 seconds. If it does not match, check the clock of your phone.',
  confirm: 'Verify and turn on',
  codesWhy:
    'They let you in when the phone is lost or broken, each once. They are shown this once: keep them in a password manager or on paper, apart from the phone.',
  codes: 'Recovery codes',
  copyAll: 'Copy all',
  download: 'Download',
  print: 'Print',
  file: 'lianke-recovery-codes.txt',
  fileHead: 'Lianke recovery codes of {{email}}, each good once:',
  kept: 'I have kept them',
  done: 'Done',
};
