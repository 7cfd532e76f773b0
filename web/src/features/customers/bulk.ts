/** One call a customer; more than this many is a job, which this is not. */
export const BULK_MAX = 200;
const AT_ONCE = 4;

/** Runs `act` for each, a few at a time; stops at the first refusal. */
export async function forEach(ids: readonly string[], act: (id: string) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    await Promise.all(ids.slice(from, from + AT_ONCE).map(act));
  }
}
