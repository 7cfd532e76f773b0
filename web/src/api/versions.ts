import { useState } from 'react';
import { ApiProblem } from './problem';

/** Somebody else saved in between. */
const CONFLICT = 412;

/**
 * Saves over the state that was in sight. After a conflict, which whoever saves is told of, the next attempt goes
 * over the newer state; `newest` says which that is.
 */
export function useVersion(
  first: number,
  newest: () => Promise<number | undefined>,
): <R>(send: (version: number) => Promise<R>) => Promise<R> {
  const [version, setVersion] = useState(first);
  return async (send) => {
    try {
      return await send(version);
    } catch (refusal) {
      if (refusal instanceof ApiProblem && refusal.status === CONFLICT)
        await newest().then(
          (found) => setVersion(found ?? version),
          () => undefined,
        );
      throw refusal;
    }
  };
}
