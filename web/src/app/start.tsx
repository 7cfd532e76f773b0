import { QueryCache, QueryClient } from '@tanstack/react-query';
import type { Root } from 'react-dom/client';
import { StrictMode } from 'react';
import { ApiProblem } from '../api/problem';
import { sessionQuery } from '../api/session';
import { takeFragment } from '../lib/fragment';
import { initI18n, rememberedLocale } from './i18n';
import { Providers } from './providers';
import { makeRouter } from './router';
import './tokens.css';
import '../ui/ui.css';
import './layout.css';

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

export async function start(root: Root): Promise<void> {
  if (/^\/(setup|join)$/.test(window.location.pathname)) takeFragment();
  await initI18n(rememberedLocale());
  const client = makeQueryClient();
  const router = makeRouter(client);
  root.render(
    <StrictMode>
      <Providers client={client} router={router} />
    </StrictMode>,
  );
}
