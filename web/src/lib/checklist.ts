import { stored, type Stored } from './stored';

/** Each person hides the first steps for themselves, in each company; the help menu brings them back. */
export function checklistOf(tenantId: string, userId: string): Stored {
  return stored(`lianke.checklist.${tenantId}.${userId}`);
}

export const HIDDEN = 'hidden';

/** Whether this person has looked at a customer of this company, in this browser. */
export function lookedOf(tenantId: string, userId: string): Stored {
  return stored(`lianke.looked.${tenantId}.${userId}`);
}
