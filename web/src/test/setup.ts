import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// Waits end what hangs, they are no budgets: pages are loaded and drawn by a machine that may be busy.
// Working out what is hidden asks for the style of every element, which costs most of a test's time.
configure({ asyncUtilTimeout: 15_000, defaultHidden: true });

// One page serves all test files, which is twice as fast as one each: nothing of a test may stay behind.
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

class NoResize {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

// jsdom reads every rule of every style sheet for each answer; no test asks how something looks.
const noStyle = document.createElement('div').style;
window.getComputedStyle = () => noStyle;

// What jsdom lacks and the console or its kit asks for.
window.ResizeObserver ??= NoResize;
window.matchMedia ??= (media) => ({
  media,
  matches: false,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
});

// jsdom knows the element but not how to show it.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
};
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView ??= () => undefined;
