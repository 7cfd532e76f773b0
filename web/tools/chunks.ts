import { fileURLToPath } from 'node:url';

interface Graph {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
}

/** Whether a module comes with another, because that imports it, at once or by way of others. */
function comesWith(entry: string): (id: string, graph: Graph) => boolean {
  const first = fileURLToPath(new URL(`../${entry}`, import.meta.url));
  const known = new Set<string>();
  return (id, graph) => {
    const queue = known.size === 0 ? [first] : [];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (known.has(next)) continue;
      known.add(next);
      queue.push(...(graph.getModuleInfo(next)?.importedIds ?? []));
    }
    return known.has(id);
  };
}

const inFirst = comesWith('src/main.tsx');
const inShell = comesWith('src/app/start.tsx');

/**
 * The files of the console. A browser asks for six at a time over an ordinary line, so that each further file may
 * cost a round trip: what every visit needs is few files, and what several pages share is two.
 */
export const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 50 },
  { name: 'platform', test: /node_modules[\\/](@tanstack|i18next|react-i18next)[\\/]/, priority: 40 },
  {
    name: (id: string, graph: Graph) => (inFirst(id, graph) ? 'first' : inShell(id, graph) ? 'shell' : null),
    debugName: 'first and shell',
    priority: 30,
  },
  {
    name: 'parts',
    test: /[\\/](src[\\/](?!ui[\\/]chart)|@ant-design[\\/]icons[\\/])/,
    minShareCount: 3,
    includeDependenciesRecursively: false,
    priority: 20,
  },
  // What few pages draw is large and would ride along with what many share.
  { name: 'qr', test: /antd[\\/]es[\\/]qr-code|@rc-component[\\/]qrcode/, priority: 15 },
  {
    name: 'number',
    test: /antd[\\/]es[\\/]input-number|@rc-component[\\/](input-number|mini-decimal)/,
    priority: 15,
  },
  {
    name: 'controls',
    test: /node_modules[\\/](antd|@rc-component|@ant-design)[\\/]/,
    minShareCount: 2,
    entriesAware: true,
    entriesAwareMergeThreshold: 20_000,
    priority: 10,
  },
];
