interface Part {
  text: string;
  hit: boolean;
}

/** The text in parts: those that agree with what was typed, whatever their case, and those between. */
export function agreement(text: string, typed: string): Part[] {
  const wanted = typed.trim().toLowerCase();
  const folded = text.toLowerCase();
  // A letter that changes its length with its case would shift everything behind it.
  if (wanted === '' || folded.length !== text.length) return [{ text, hit: false }];
  const parts: Part[] = [];
  let from = 0;
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), hit: false });
    parts.push({ text: text.slice(at, at + wanted.length), hit: true });
    from = at + wanted.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), hit: false });
  return parts;
}

export function Highlight({ text, typed }: { text: string; typed: string }) {
  return agreement(text, typed).map((part, at) =>
    part.hit ? (
      <mark key={at} className="lk-mark">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
