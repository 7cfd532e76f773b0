import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

export const UNIT_KINDS = ['brand', 'region', 'city', 'team'] as const;

/** What a kind of unit is called; the server's word for one that is not known here. */
export function useKindName(): (kind: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (kind) => {
      const known = UNIT_KINDS.find((one) => one === kind);
      return known === undefined ? kind : t(`settings.structure.kinds.${known}`);
    },
    [t],
  );
}
