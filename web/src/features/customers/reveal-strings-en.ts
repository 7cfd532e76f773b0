import type { reveal as zh } from './reveal-strings-zh';

export const reveal: typeof zh = {
  open: 'Reveal {{name}}',
  why: 'That you see it in full, and why, is kept in the audit log.',
  reason: 'Reason',
  text: 'Please say why',
  show: 'Reveal',
  reasons: {
    call: 'Calling or writing to the customer',
    verify: 'Checking who the customer is',
    deliver: 'Delivery or service',
    correct: 'Correcting the data',
    other: 'Something else',
  },
};
