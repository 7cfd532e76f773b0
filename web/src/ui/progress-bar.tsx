/** Progress that is also spoken: the text below it is a polite live region. */
export function ProgressBar({
  label,
  value,
  max,
  text,
}: {
  label: string;
  value: number;
  max: number;
  text: string;
}) {
  const percent = max === 0 ? 0 : Math.min(100, Math.floor((100 * value) / max));
  return (
    <div className="lk-stack">
      <div
        className="lk-progress"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={text}
      >
        <div style={{ width: `${percent}%` }} />
      </div>
      <p aria-live="polite" className="lk-muted">
        {text}
      </p>
    </div>
  );
}
