import type { ReactNode } from 'react';

/** One line of the palette. */
export interface Option {
  id: string;
  title: string;
  /** Other words that find it: what it is called elsewhere, and by pinyin. */
  words?: string;
  icon: ReactNode;
  /** What tells it from others of the same title. */
  detail?: ReactNode;
  tag?: string;
  keys?: string;
  run: () => void;
}

export interface Group {
  key: string;
  title: string;
  options: readonly Option[];
}

const MATCHING_MAX = 6;

/** Whether every word that was typed begins a word of the option; Chinese has no words, so there any part counts. */
export function matches({ title, words = '' }: Option, typed: string): boolean {
  const text = `${title} ${words}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => (/\p{Script=Han}/u.test(word) ? text.includes(word) : ` ${text}`.includes(` ${word}`)));
}

/** The groups as they are while nothing is typed; else what of them agrees, as one group. */
export function matching(groups: readonly Group[], typed: string, title: string): readonly Group[] {
  if (typed.trim() === '') return groups.filter(({ options }) => options.length > 0);
  const found = groups
    .filter(({ key }) => key !== 'recent')
    .flatMap(({ options }) => options)
    .filter((option) => matches(option, typed))
    .slice(0, MATCHING_MAX);
  return found.length === 0 ? [] : [{ key: 'matching', title, options: found }];
}
