import { useTranslation } from 'react-i18next';
import type { Member, Postings } from '../../api/types';
import { formatNames, formatNumber } from '../../lib/format';
import { useRegional } from '../../lib/locale';
import type { Layout } from './organization/layout';

const NAMES_SHOWN = 2;

interface Props {
  member: Member;
  places: Postings;
  layout: Layout | undefined;
}

/** Where a member belongs, by the first names; whoever sees by place and belongs nowhere sees nothing. */
export function MemberPlaces({ member, places, layout }: Props) {
  const { t } = useTranslation();
  const { locale } = useRegional();
  if (layout === undefined) return null;
  const names = [
    ...places.unitIds.map((id) => layout.places.get(id)?.unit?.name),
    ...places.storeIds.map((id) => layout.stores.get(id)?.name),
  ].filter((name) => name !== undefined);
  if (names.length === 0) {
    const blind = member.scope === 'store' || member.scope === 'subtree';
    return blind ? (
      <span className="lk-warn-text">{t('settings.postings.blind')}</span>
    ) : (
      <span className="lk-muted">{t('settings.postings.nowhere')}</span>
    );
  }
  const list = (shown: string[]) => formatNames(shown, locale);
  if (names.length <= NAMES_SHOWN) return list(names);
  return (
    <span title={list(names)}>
      {t('settings.postings.more', {
        names: list(names.slice(0, NAMES_SHOWN)),
        number: formatNumber(names.length, locale),
      })}
    </span>
  );
}
