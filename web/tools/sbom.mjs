// Writes what the console is made of to dist/console.cdx.json, or to the file that is named (CycloneDX). Without number
// and time: the same sources give the same file. `npm sbom --omit dev` also omits what packages for tests want
// beside them, React first of all; so everything is listed, and what only building and testing take is left out here.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const web = new URL('..', import.meta.url);
const to = process.argv[2] ?? new URL('dist/console.cdx.json', web);

const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', web), 'utf8'));
const shipped = new Set(
  Object.entries(packages)
    .filter(([path, each]) => path !== '' && !each.dev && !each.devOptional)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`),
);

const list = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
    cwd: web,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
);
const root = list.metadata.component['bom-ref'];
list.components = list.components.filter((each) => shipped.has(each['bom-ref']));
list.dependencies = list.dependencies
  .filter(({ ref }) => ref === root || shipped.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => shipped.has(other)) }));
delete list.serialNumber;
delete list.metadata.timestamp;
writeFileSync(to, JSON.stringify(list));
console.log(`${list.components.length} components`);
