import type { zh } from './strings-zh';

export const en: typeof zh = {
  loading: 'Loading…',
  retry: 'Try again',
  cancel: 'Cancel',
  save: 'Save',
  close: 'Close',
  back: 'Back',
  copy: 'Copy',
  copied: 'Copied',
  search: 'Search',
  clear: 'Clear filters',
  clearOne: 'Clear {{name}}',
  more: 'Load more',
  none: '—',
  required: 'required',
  error: {
    title: 'This could not be loaded',
    offline: 'The server cannot be reached',
    offlineDetail: 'Nothing was changed. Check the network, then try again.',
    id: 'Correlation id: {{id}}',
  },
  table: {
    select: 'Select {{name}}',
    selectAll: 'Select the loaded rows',
    selected: '{{count}} selected',
    loadingMore: 'Loading more…',
    keys: 'Arrow keys or j and k move, Enter opens',
    sort: 'Sort by {{name}}',
  },
  phone: { reveal: 'Show number' },
  filters: 'Filters',
};
