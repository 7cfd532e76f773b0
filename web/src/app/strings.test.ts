import { expect, test } from 'vitest';
import type { Locale } from '../lib/locale';
import { AREAS } from './areas';
import { strings as en } from './locale-en';
import { strings as zh } from './locale-zh';

function flat(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...flat(value, `${path}${key}.`)]
        : [[`${path}${key}`, String(value)] as const],
    ),
  );
}

async function ofAreas(locale: Locale): Promise<object> {
  const words = Object.entries(AREAS).map(async ([area, load]) => [area, await load[locale]()] as const);
  return Object.fromEntries(await Promise.all(words));
}

const chinese = flat({ ...zh, ...(await ofAreas('zh-CN')) });
const english = flat({ ...en, ...(await ofAreas('en')) });
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

test('both languages have the same keys', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
});

test('no text is empty', () => {
  const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '');

  expect(empty).toEqual([]);
});

test('a text takes the same values in both languages', () => {
  const different = [...chinese].filter(
    ([key, text]) => String(placeholders(text)) !== String(placeholders(english.get(key) ?? '')),
  );

  expect(different).toEqual([]);
});

test('Chinese is in no English text but the name of the product and of the language', () => {
  const left = [...english].filter(
    ([key, text]) => /\p{Script=Han}/u.test(text) && !/^app\.(brand|language)$/.test(key),
  );

  expect(left).toEqual([]);
});

test('the words are those of the glossary', () => {
  const others = /管理者|属性|动态|收款|数据来源/;
  const left = [
    ...[...chinese].filter(([, text]) => others.test(text)),
    ...[...english].filter(([, text]) => /organization/i.test(text)),
  ];

  expect(left).toEqual([]);
});
