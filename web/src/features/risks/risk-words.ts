import { useTranslation } from 'react-i18next';
import type { Risk } from '../../api/types';
import { formatBytes, formatDate, formatNumber } from '../../lib/format';
import { useRegional, type Regional } from '../../lib/locale';
import { KINDS, WORDS_OF, type Kind } from './search';

/** What it is, in a few words; one that is newer than this page is shown as the server calls it. */
export function useKindName(): (risk: Pick<Risk, 'kind'>) => string {
  const { t } = useTranslation();
  return ({ kind }) => {
    const known = KINDS.find((one) => one === kind);
    return known === undefined ? kind : t(`risks.kinds.${WORDS_OF[known]}`);
  };
}

/** Who or what it is about. */
export function useSubjectName(): (risk: Risk) => string {
  const { t } = useTranslation();
  return ({ subject }) => {
    switch (subject.kind) {
      case 'organization':
        return t('risks.organization');
      case 'installation':
        return t('risks.installation');
      default:
        return subject.name;
    }
  };
}

/** Some kinds come with one of two sets of numbers. */
function factsOf(kind: Kind, words: Record<string, string>) {
  if ('addresses' in words) return 'guessed';
  if ('archived' in words) return 'archived';
  return 'acts' in words ? 'acts' : WORDS_OF[kind];
}

/** The numbers of it, in a sentence. */
export function useFacts(): (risk: Risk) => string {
  const { t } = useTranslation();
  const { locale } = useRegional();
  return ({ kind, facts }) => {
    const known = KINDS.find((one) => one === kind);
    if (known === undefined) return '';
    const words: Record<string, string> = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [
        name,
        typeof value !== 'number'
          ? String(value)
          : name.endsWith('Bytes')
            ? formatBytes(value, locale)
            : formatNumber(value, locale),
      ]),
    );
    // Each takes the numbers of its own kind.
    return t(`risks.facts.${factsOf(known, words)}` as 'risks.any', { replace: words });
  };
}

/** The audit of the subject on the days of the risk; nothing where the audit has no such subject. */
export function auditOf({ subject, kind, since, lastAt }: Risk, regional: Regional) {
  const days = { from: formatDate(since, regional), to: formatDate(lastAt, regional) };
  if (kind === 'leaver' || kind === 'failed_sign_ins') {
    const person = subject.kind === 'member' ? { objectType: 'user', objectId: subject.id } : {};
    return { action: 'session.open', outcome: 'refused' as const, ...person, ...days };
  }
  switch (subject.kind) {
    case 'member':
      return { actor: `user:${subject.id}`, ...days };
    case 'api_key':
      return { actor: `api_key:${subject.id}`, ...days };
    default:
      return null;
  }
}
