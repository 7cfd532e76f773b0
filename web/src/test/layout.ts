import { afterAll, beforeAll } from 'vitest';

/** jsdom lays nothing out: gives every element a size, so that virtual lists have something to fill. */
export function withLayout(height = 600, width = 900): void {
  const sizes = { clientHeight: height, clientWidth: width, offsetHeight: height, offsetWidth: width };
  const scrollTo = Element.prototype.scrollTo;
  beforeAll(() => {
    for (const [name, value] of Object.entries(sizes)) {
      Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
    }
    Element.prototype.scrollTo = function scroll(this: Element, to?: ScrollToOptions | number) {
      this.scrollTop = typeof to === 'object' ? (to.top ?? 0) : 0;
      this.dispatchEvent(new Event('scroll'));
    } as typeof scrollTo;
  });
  afterAll(() => {
    for (const name of ['clientHeight', 'clientWidth'] as const) {
      Reflect.deleteProperty(HTMLElement.prototype, name);
    }
    for (const name of ['offsetHeight', 'offsetWidth'] as const) {
      Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => 0 });
    }
    Element.prototype.scrollTo = scrollTo;
  });
}
