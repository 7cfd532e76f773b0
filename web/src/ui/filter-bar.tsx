import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterChip, type Filter } from './filter-chip';
import './filter-bar.css';

interface Props {
  search?: { value: string | undefined; placeholder: string };
  filters: readonly Filter[];
  onChange: (key: string, value: string | undefined) => void;
  onClear: () => void;
}

const TYPING_PAUSE_MS = 250;

function SearchBox(props: { value: string; placeholder: string; onChange: (q: string | undefined) => void }) {
  const { t } = useTranslation();
  const { value, placeholder, onChange } = props;
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    // The address changed otherwise than by typing here: back, a link, "clear".
    setSeen(value);
    if (text.trim() !== value) setText(value);
  }
  const send = useRef(onChange);
  useEffect(() => {
    send.current = onChange;
  });
  useEffect(() => {
    const typed = text.trim();
    if (typed === value) return undefined;
    const timer = setTimeout(() => send.current(typed === '' ? undefined : typed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <Input
      className="lk-filter-search"
      type="search"
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      aria-label={t('ui.search')}
      placeholder={placeholder}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

/** The filters of a list as one visible row of chips; their state is the page's address. */
export function FilterBar({ search, filters, onChange, onClear }: Props) {
  const { t } = useTranslation();
  const active = filters.some((filter) => filter.value !== undefined) || search?.value !== undefined;
  return (
    <div className="lk-filter-bar" role="search" aria-label={t('ui.filters')}>
      {search && (
        <SearchBox
          value={search.value ?? ''}
          placeholder={search.placeholder}
          onChange={(q) => onChange('q', q)}
        />
      )}
      {filters.map((filter) => (
        <FilterChip key={filter.key} filter={filter} onChange={(value) => onChange(filter.key, value)} />
      ))}
      {active && (
        <button type="button" className="lk-link-button" onClick={onClear}>
          {t('ui.clear')}
        </button>
      )}
    </div>
  );
}
