/** Texts whose words have not come: what stands in their place is the key. */
export function rawKeys(): string[] {
  const shown = [document.body.innerText];
  for (const one of document.querySelectorAll('[aria-label]'))
    shown.push(one.getAttribute('aria-label') ?? '');
  // A file may be called orders.csv: two dots make a key, or what nothing else is called.
  const key =
    /(?<![\w@./-])(?:(?:about|app|customers|entry|exports|home|importState|imports|orders|reports|risks|settings|status|ui|views)\.\w+\.\w+|twoStep\.\w+)/g;
  return shown.flatMap((text) => text.match(key) ?? []);
}
