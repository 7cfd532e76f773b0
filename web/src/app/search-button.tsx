import { SearchOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { PALETTE_KEYS } from '../lib/shortcuts';

/** Opens the palette; looks like the field that it leads to. */
export function SearchButton({ onOpen, onSoon }: { onOpen: () => void; onSoon: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="lk-search-button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={onOpen}
      onPointerEnter={onSoon}
      onFocus={onSoon}
    >
      <SearchOutlined aria-hidden />
      <span className="lk-search-words">{t('app.palette.open')}</span>
      <kbd aria-hidden>{PALETTE_KEYS}</kbd>
    </button>
  );
}
