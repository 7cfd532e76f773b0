// Size budgets on dist/, in kB of gzip. Static: what index.html loads, plus what one route adds to it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUDGETS = { shell: 300, page: 400, chart: 600, route: 45 };
const dist = new URL('../dist/', import.meta.url).pathname;
const assets = join(dist, 'assets');
const gz = (name) => statSync(join(assets, `${name}.gz`)).size / 1024;
const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));

/** What draws charts comes after the page that shows one, but before it is whole. */
const drawing = scripts.filter((name) => name.startsWith('chart-canvas-'));

/** File -> statically imported files. */
const imports = new Map(
  scripts.map((name) => {
    const text = readFileSync(join(assets, name), 'utf8');
    const found = [...text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(
      (match) => match[1],
    );
    return [name, found.filter((file) => scripts.includes(file))];
  }),
);

function closure(names) {
  const seen = new Set();
  const queue = [...names];
  while (queue.length > 0) {
    const name = queue.pop();
    if (seen.has(name)) continue;
    seen.add(name);
    queue.push(...(imports.get(name) ?? []));
  }
  return seen;
}

const html = readFileSync(join(dist, 'index.html'), 'utf8');
const entry = [...html.matchAll(/assets\/([^"]+\.js)"/g)].map((match) => match[1]);
const css = readdirSync(assets).filter((name) => name.endsWith('.css'));
const sum = (names) => [...names].reduce((total, name) => total + gz(name), 0);
const strings = scripts.filter((name) => /^locale-zh/.test(name));
/** Page -> areas, as the router knows them: an area's first visit loads its words too. */
const source = (name) => readFileSync(new URL(`../src/app/${name}.ts`, import.meta.url), 'utf8');
const several = new Map(
  [...source('areas').matchAll(/^ {2}'?([\w/-]+)'?: \[(.+)\],$/gm)].map(([, first, areas]) => [
    first,
    [...areas.matchAll(/\w+/g)].map(([area]) => area),
  ]),
);
const areas = new Map(
  [...source('pages').matchAll(/'\/([^']*)': \(\) => import\('\.\.\/features\/[^']*?([\w-]+)'\)/g)].map(
    ([, path, page]) => {
      const first = path.split('/')[0];
      return [page, several.get(path) ?? several.get(first) ?? [first]];
    },
  ),
);
const kebab = (area) => area.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const wordsOf = (area) => sum(scripts.filter((name) => name.startsWith(`words-${kebab(area)}-zh-`)));
const longest = Math.max(0, ...scripts.filter((name) => /^words-[\w-]+-zh-/.test(name)).map(gz));
/** What is no page of the router's might be of any area. */
function words(chunk) {
  const of = areas.get(chunk.replace(/-[\w-]{8}\.js$/, ''));
  return of === undefined ? longest : of.reduce((total, area) => total + wordsOf(area), 0);
}

const shell = closure([...entry, ...strings]);
const shellSize = sum(shell) + sum(css);
const rows = [['shell', shellSize, BUDGETS.shell]];

for (const name of scripts.filter((file) => /(page|wizard)-[\w-]+\.js$/.test(file))) {
  const all = closure([name]);
  const draws = drawing.some((chart) =>
    [...all].some((file) => !shell.has(file) && readFileSync(join(assets, file), 'utf8').includes(chart)),
  );
  const whole = draws ? closure([...all, ...drawing]) : all;
  const added = [...whole].filter((file) => !shell.has(file));
  rows.push([`page ${name}`, shellSize + words(name) + sum(added), draws ? BUDGETS.chart : BUDGETS.page]);
  rows.push([`route ${name}`, gz(name), BUDGETS.route]);
}

let failed = false;
for (const [name, size, budget] of rows) {
  const over = size > budget;
  failed ||= over;
  console.log(`${over ? 'FAIL' : 'ok  '} ${size.toFixed(1).padStart(7)} of ${budget} kB  ${name}`);
}
if (failed) process.exitCode = 1;
