/** By how much the page is wider than the window, in pixels; a main area that scrolls sideways counts as well. */
export function overflow(): number {
  const main = document.querySelector('main') ?? document.body;
  const root = document.documentElement;
  return Math.max(root.scrollWidth - root.clientWidth, main.scrollWidth - main.clientWidth);
}
