import { useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The page was opened to make a new one of what it lists. */
    create?: boolean;
  }
}

/** Whether the form for a new one is open; kept with the entry in the history, so that links can ask for it. */
export function useCreating(): [boolean, (creating: boolean) => void] {
  const { history } = useRouter();
  const creating = useRouterState({ select: ({ location }) => location.state.create === true });
  const change = useCallback(
    (create: boolean) => {
      const { href, state } = history.location;
      history.replace(href, { ...state, create });
    },
    [history],
  );
  return [creating, change];
}
