import { useRouter, type HistoryState } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

interface Props {
  href: string;
  /** What the page should know of where one came from; asked when the link is followed. */
  state?: () => HistoryState;
  tabIndex: number;
  children: string;
}

/**
 * A link in a row of a long list. The router's own works out its address and whether it is the current one each
 * time it is drawn, which takes longer than the rest of the row; this one asks the router when it is pressed.
 */
export function RowLink({ href, state, tabIndex, children }: Props) {
  const router = useRouter();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href, state?.());
  };
  return (
    <a href={href} tabIndex={tabIndex} onClick={follow}>
      {children}
    </a>
  );
}
