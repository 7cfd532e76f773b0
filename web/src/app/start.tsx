import '../lib/style-elements';
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { startTransition, StrictMode } from 'react';
import { ApiProblem } from '../api/problem';
import { sessionQuery, sessionFrom } from '../api/session';
import { takeFragment } from '../lib/fragment';
import { takeAnswer } from '../lib/provider-answer';
import { rememberedLocale } from './areas';
import { initI18n } from './i18n';
import { Providers } from './providers';
import { makeRouter } from './router';

const RETRIES = 2;

export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // The session ended under us: the shell then shows the sign-in page.
      onError: (error, query) => {
        const expired = error instanceof ApiProblem && error.status === 401;
        if (expired && query.queryKey[0] !== 'session') client.setQueryData(sessionQuery.queryKey, null);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (count, error) =>
          count < RETRIES && error instanceof ApiProblem && (error.status === 0 || error.status >= 500),
      },
      mutations: { retry: false },
    },
  });
  return client;
}

/** `ahead` is the answer to who is there, where it has been asked for already. */
export async function start(element: HTMLElement | null, ahead?: Promise<Response>): Promise<void> {
  if (element === null) return;
  if (/^\/(setup|join)$/.test(window.location.pathname)) takeFragment();
  if (window.location.pathname === '/sign-in/answer') takeAnswer();
  const client = makeQueryClient();
  if (ahead !== undefined) void client.prefetchQuery(sessionFrom(ahead));
  await initI18n(rememberedLocale());
  const router = makeRouter(client);
  // Until there is something to show, the frame of the page that the server sent stands.
  await router.load();
  const root = createRoot(element);
  // In slices, so that the page answers meanwhile.
  startTransition(() =>
    root.render(
      <StrictMode>
        <Providers client={client} router={router} />
      </StrictMode>,
    ),
  );
}
