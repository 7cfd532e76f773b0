import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const web = resolve(import.meta.dirname, '../..');
const json = <T>(file: string): T => JSON.parse(readFileSync(resolve(web, file), 'utf8')) as T;

interface Package {
  version?: string;
  integrity?: string;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

interface Lock {
  packages: Record<string, Package>;
}

const lock = json<Lock>('package-lock.json').packages;

/** Where a package finds another: beside itself, or further out. */
function found(from: string, name: string): string {
  for (let at = from; ; at = at.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (lock[path] !== undefined || at === '') return path;
  }
}

/** What the console's own packages lead to, without what only building and testing take. */
function resolved(): string[] {
  const paths = new Set<string>();
  const queue = [''];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = lock[at] ?? {};
    const peers = Object.keys(peerDependencies).filter(
      (name) => peerDependenciesMeta[name]?.optional !== true,
    );
    for (const name of [...Object.keys(dependencies), ...peers]) {
      const path = found(at, name);
      if (!paths.has(path)) {
        paths.add(path);
        queue.push(path);
      }
    }
  }
  return [...paths].map((path) => `${path.replace(/^.*node_modules\//, '')}@${lock[path]?.version ?? ''}`);
}

interface List {
  components: {
    name: string;
    version: string;
    licenses: { license?: { id?: string }; expression?: string }[];
  }[];
}

/** Licences that let everybody use, change and sell what is made with it. */
const FREE = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Unlicense']);

/** S-4: as the build writes it into the jar. */
function written(): List {
  const folder = mkdtempSync(join(tmpdir(), 'components-'));
  execFileSync('node', ['tools/sbom.mjs', join(folder, 'list.json')], { cwd: web });
  const text = readFileSync(join(folder, 'list.json'), 'utf8');
  rmSync(folder, { recursive: true });
  return JSON.parse(text) as List;
}

const list = written();

test('the components of the console are those that its packages lead to', () => {
  const listed = list.components.map(({ name, version }) => `${name}@${version}`);

  expect(listed.length).toBeGreaterThan(20);
  expect(listed.sort()).toEqual([...new Set(resolved())].sort());
});

test('every component of the console is free to use', () => {
  const wrong = list.components.filter(
    ({ licenses }) => !licenses.some(({ license }) => FREE.has(license?.id ?? '')),
  );

  expect(wrong.map(({ name, licenses }) => ({ name, licenses }))).toEqual([]);
});

test('packages are pinned: one version each, known by its hash', () => {
  const { dependencies, devDependencies } = json<Record<string, Record<string, string>>>('package.json');
  const asked = Object.entries({ ...dependencies, ...devDependencies });
  const locked = Object.entries(lock).filter(([path]) => path !== '');

  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
});
