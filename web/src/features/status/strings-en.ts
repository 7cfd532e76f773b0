import type { zh } from './strings-zh';

export const en: typeof zh = {
  title: 'System status',
  what: 'Looked at every half minute; each check has a line in the runbook (docs/operations).',
  checks: 'Checks',
  check: 'Check',
  state: { label: 'State', fine: 'Fine', alarm: 'Alarm', unknown: 'Cannot tell' },
  value: 'Now',
  limit: 'Limit',
  atMost: 'at most {{limit}}',
  atLeast: 'at least {{limit}}',
  seconds: '{{value}} s',
  since: 'Since',
  act: 'What to do',
  jobs: 'Jobs',
  job: 'Job',
  waiting: 'Waiting',
  running: 'Running',
  failures: 'Failed in a row',
  next: 'Next',
  noJobs: 'No jobs',
  again: 'Check again',
  names: {
    'audit-unsealed': 'Sealing of the audit',
    'audit-unsigned': 'Signing of the audit',
    'clock-skew': 'Difference of clocks',
    disk: 'Free room on the disk',
    'job-failures': 'Job that fails in a row',
    'outbox-age': 'Waiting events',
    pool: 'Free database connections',
    'queue-age': 'Waiting jobs',
  },
  acts: {
    'audit-unsealed':
      'Find the cause in the log, mostly the database or the disk; then run ./lianke audit verify.',
    'audit-unsigned':
      'Make the folder “audit” in the data directory writable; then run ./lianke audit verify.',
    'clock-skew': 'Set up time synchronisation on this machine and the database’s; do not restart before.',
    disk: 'Make room, or uploads and imports will stop and then all writing.',
    'job-failures': 'Find the cause in the log and mend it; the job is tried again by itself.',
    'outbox-age': 'Find the listener that fails in the log; events are kept and handed over again.',
    pool: 'Look at long statements, stop large imports or exports; enlarge the pool only if the database has room.',
    'queue-age':
      'See the jobs below: long imports and exports take the threads in turn; if none is running, a restart is safe.',
  },
};
