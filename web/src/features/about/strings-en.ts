import type { zh } from './strings-zh';

export const en: typeof zh = {
  title: 'About',
  version: 'Version',
  licence: 'Licence',
  parts: 'Components',
  what: 'Lianke is open-source software under the Apache-2.0 licence. It is made of these components.',
  search: 'Find by name or licence',
  none: 'No component matches',
  of: '{{shown}} of {{all}} components',
  name: 'Component',
  part: { label: 'Used by', server: 'Server', console: 'Console' },
  download: { server: 'List of the server (CycloneDX)', console: 'List of the console (CycloneDX)' },
};
