import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../api/session';
import { loadWordsAt } from './i18n';
import { NotFound } from './not-found';
import { Shell } from './shell';

export const root = createRootRouteWithContext<{ client: QueryClient }>()({ notFoundComponent: NotFound });

/** Pages for which somebody must be signed in. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const [session] = await Promise.all([
      context.client.ensureQueryData(sessionQuery),
      loadWordsAt(location.pathname),
    ]);
    if (session === null) throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
});
