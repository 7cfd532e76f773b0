import createClient, { type Middleware } from 'openapi-fetch';
import { ApiProblem } from './problem';
import type { paths } from './schema';
import { sendWithProof } from './step-up';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function csrfToken(): string {
  const cookie = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
  return cookie === undefined ? '' : decodeURIComponent(cookie);
}

const shared: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang);
    if (!SAFE.has(request.method)) request.headers.set('X-XSRF-TOKEN', csrfToken());
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await ApiProblem.of(response);
    return response;
  },
  onError({ error }) {
    return error instanceof DOMException && error.name === 'AbortError' ? error : ApiProblem.unreachable();
  },
};

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: sendWithProof,
});
api.use(shared);

/** The body of an answer that must have one; refusals have been thrown already. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  if (data === undefined) throw ApiProblem.unreachable();
  return data;
}

/** For calls that answer without a body. */
export async function done(answer: Promise<unknown>): Promise<void> {
  await answer;
}
