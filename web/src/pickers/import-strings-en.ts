import type { zh } from './import-strings-zh';

export const en: typeof zh = {
  running: 'Running',
  paused: 'Paused',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  rolled_back: 'Rolled back',
  dry: 'Dry run',
  start: 'Import data',
};
