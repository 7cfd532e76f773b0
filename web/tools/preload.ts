import type { Plugin } from 'vite';

/**
 * The page names the files of the second step, too, which the browser would otherwise learn of only once the first
 * has run. `second` is the end of the module's path.
 */
export function preloadSecond(second: string): Plugin {
  return {
    name: 'preload-second',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const start = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(second)));
        if (start === undefined) throw new Error(`No chunk is made of ${second}`);
        const files = new Set<string>();
        const collect = (name: string): void => {
          if (files.has(name)) return;
          files.add(name);
          for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) collect(next);
        };
        collect(start.fileName);
        return [...files]
          .filter((name) => !html.includes(`/${name}"`))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}
