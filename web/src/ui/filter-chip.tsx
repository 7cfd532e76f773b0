import { CloseOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Choice {
  value: string;
  label: string;
}

interface Common {
  key: string;
  label: string;
  value: string | undefined;
}

export type Filter =
  | (Common & { kind: 'choice'; any: string; options: readonly Choice[] })
  | (Common & { kind: 'text' })
  | (Common & { kind: 'date' });

interface Props<F extends Filter> {
  filter: F;
  onChange: (value: string | undefined) => void;
}

/** More choices than this can be searched by typing. */
const GLANCE = 8;
const ANY = '';

function ChoiceChip({ filter, onChange }: Props<Extract<Filter, { kind: 'choice' }>>) {
  const { label, value, options, any } = filter;
  const known = value === undefined || options.some((option) => option.value === value);
  return (
    <Select<string>
      className="lk-chip-select"
      data-on={value !== undefined}
      aria-label={label}
      prefix={<span className="lk-chip-label">{label}</span>}
      value={value ?? ANY}
      showSearch={options.length > GLANCE ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      options={[
        { value: ANY, label: any },
        ...(known || value === undefined ? [] : [{ value, label: value }]),
        ...options,
      ]}
      onChange={(next) => onChange(next === ANY ? undefined : next)}
    />
  );
}

function Clear({ label, onClear }: { label: string; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="lk-chip-clear"
      aria-label={t('ui.clearOne', { name: label })}
      onClick={onClear}
    >
      <CloseOutlined aria-hidden />
    </button>
  );
}

/** Free text: taken with Enter or on leaving the field. */
function TextChip({ filter, onChange }: Props<Extract<Filter, { kind: 'text' }>>) {
  const id = useId();
  const { label, value = '' } = filter;
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  const take = () => {
    const typed = text.trim();
    if (typed !== value) onChange(typed === '' ? undefined : typed);
  };
  return (
    <span className="lk-chip" data-on={value !== ''}>
      <label htmlFor={id} className="lk-chip-label">
        {label}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
      {value !== '' && <Clear label={label} onClear={() => onChange(undefined)} />}
    </span>
  );
}

function DateChip({ filter, onChange }: Props<Extract<Filter, { kind: 'date' }>>) {
  const id = useId();
  const { label, value = '' } = filter;
  return (
    <span className="lk-chip" data-on={value !== ''}>
      <label htmlFor={id} className="lk-chip-label">
        {label}
      </label>
      <input
        id={id}
        type="date"
        max="9999-12-31"
        value={value}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
      {value !== '' && <Clear label={label} onClear={() => onChange(undefined)} />}
    </span>
  );
}

export function FilterChip({ filter, onChange }: Props<Filter>) {
  switch (filter.kind) {
    case 'choice':
      return <ChoiceChip filter={filter} onChange={onChange} />;
    case 'text':
      return <TextChip filter={filter} onChange={onChange} />;
    case 'date':
      return <DateChip filter={filter} onChange={onChange} />;
  }
}
