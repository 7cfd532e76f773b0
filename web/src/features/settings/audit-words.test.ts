import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { audit } from './audit-strings-zh';

const server = resolve(import.meta.dirname, '../../../../server/src/main/java');

/** What the server records, where it is spelt out: an action, and the kind of thing it was done to. */
const recorded = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.java'))
  .flatMap((name) => [
    ...readFileSync(join(server, name), 'utf8').matchAll(
      /AuditEntry\s*\.\s*done\(\s*"([\w-]+)\.([\w-]+)",\s*"([\w-]+)"/g,
    ),
  ]);

test('whatever the server records has a word', () => {
  const did: Record<string, Record<string, string>> = audit.did;
  const without = recorded.filter(([, object = '', verb = '']) => did[object]?.[verb] === undefined);

  expect(recorded.length).toBeGreaterThan(50);
  expect(without.map(([, object, verb]) => `${object ?? ''}.${verb ?? ''}`)).toEqual([]);
});

test('whatever it was done to has a word', () => {
  const without = new Set(
    recorded.map(([, , , type = '']) => type).filter((type) => !(type in audit.objects)),
  );

  expect([...without]).toEqual([]);
});
