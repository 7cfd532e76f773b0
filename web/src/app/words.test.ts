import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { AREAS, areasAt } from './areas';
import { PAGES } from './pages';

const root = resolve(import.meta.dirname, '..');
const files = new Set(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(root, name)),
);

/** What a file draws on, at once or later: types alone bring no words along. */
function imports(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const paths = [
    ...text.matchAll(/^(?:import|export)(?!\s+type\b)[^;]*?from '(\.[^']+)'/gm),
    ...text.matchAll(/\bimport\('(\.[^']+)'\)/g),
  ].map((match) => resolve(dirname(file), match[1] ?? ''));
  return paths.flatMap((path) => [`${path}.ts`, `${path}.tsx`].filter((candidate) => files.has(candidate)));
}

function reached(start: string): Set<string> {
  const seen = new Set<string>();
  const queue = [start];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    queue.push(...imports(file));
  }
  return seen;
}

/** Words of an area are told apart by how their keys begin. */
const KEY = new RegExp(`['\`](${Object.keys(AREAS).join('|')})\\.[a-zA-Z$]`, 'g');

function areasUsed(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(KEY)].map((match) => match[1] ?? '');
}

const pages = [...readFileSync(join(root, 'app/pages.ts'), 'utf8').matchAll(/'(\/.*)': .*'\.\.\/(.+)'/g)];

test('every page is looked at', () => {
  expect(pages.map((match) => match[1])).toEqual(Object.keys(PAGES));
});

test.each(pages.map(([, path = '', file = '']) => [path, join(root, `${file}.tsx`)] as const))(
  'the words that %s shows come with it',
  (path, file) => {
    const used = new Set([...reached(file)].flatMap(areasUsed));

    expect([...used].filter((area) => !(areasAt(path) as string[]).includes(area))).toEqual([]);
  },
);
