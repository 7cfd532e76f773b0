import { AREAS, areasAt, LANGUAGES, rememberedLocale } from './areas';
import { isOpen, PAGES, pagesAt } from './pages';

/**
 * Asks for what the page at the address needs while the console itself is on its way: the page's code, the words,
 * and who is there. One after the other each would cost the first visit a round trip. What fails here is asked for
 * again, and reported, where it is used.
 */
export function askAhead(path: string): Promise<Response> | undefined {
  const locale = rememberedLocale();
  const asked = [
    LANGUAGES[locale](),
    ...pagesAt(path).map((page) => PAGES[page]()),
    ...areasAt(path).map((area) => AREAS[area][locale]()),
  ];
  const session = isOpen(path)
    ? undefined
    : fetch('/api/v1/session', { headers: { 'Accept-Language': locale } });
  void Promise.allSettled([...asked, session]);
  return session;
}
