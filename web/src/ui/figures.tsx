import type { ReactNode } from 'react';
import { Delta } from './delta';
import './figures.css';

export interface Figure {
  key: string;
  name: string;
  value: ReactNode;
  /** What it is compared with, and what that is called. */
  change?: { now: number; before: number; against: string; lessIsBetter?: boolean } | undefined;
}

/** Sums at a glance, each against what was before. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="lk-figures">
      {figures.map(({ key, name, value, change }) => (
        <div key={key} className="lk-card">
          <dt>{name}</dt>
          <dd>{value}</dd>
          {change !== undefined && (
            <dd className="lk-figure-delta">
              <Delta {...change} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
