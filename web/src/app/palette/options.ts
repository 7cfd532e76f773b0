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

/** The group of saved views. */
export const VIEWS = 'views';

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

/**
 * The groups as they are while nothing is typed; else what of them agrees, as one group. Saved views may be many:
 * they are offered by name alone, in a group of their own.
 */
export function matching(groups: readonly Group[], typed: string, title: string): readonly Group[] {
  const agreeing = ({ options }: Pick<Group, 'options'>) =>
    options.filter((option) => matches(option, typed)).slice(0, MATCHING_MAX);
  const views = groups.filter(({ key }) => key === VIEWS);
  const others = groups.filter(({ key }) => key !== VIEWS);
  const offered =
    typed.trim() === ''
      ? others
      : [
          {
            key: 'matching',
            title,
            options: agreeing({
              options: others.filter(({ key }) => key !== 'recent').flatMap(({ options }) => options),
            }),
          },
          ...views.map((group) => ({ ...group, options: agreeing(group) })),
        ];
  return offered.filter(({ options }) => options.length > 0);
}
