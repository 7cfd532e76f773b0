import { pageNonce } from './nonce';

/**
 * The page's policy wants a nonce on every style element, and Trusted Types in every `innerHTML`. antd makes its
 * styles at run time: it fills them through `innerHTML`, and the one that locks the scroll bar behind a dialog
 * carries no nonce. The content of a style element is text alone, so for that one element `innerHTML` and
 * `textContent` mean the same: this sends it through `textContent`, which no policy needs to trust, and gives it
 * the nonce of this answer.
 */
Object.defineProperty(HTMLStyleElement.prototype, 'innerHTML', {
  configurable: true,
  get(this: HTMLStyleElement) {
    return this.textContent;
  },
  set(this: HTMLStyleElement, css: string) {
    if (this.nonce === '') this.nonce = pageNonce();
    this.textContent = css;
  },
});
