import { useRef, useState } from 'react';
import { correctRow } from './queries';

type Cells = Readonly<Record<string, string>>;

const NOTHING: Cells = {};

/** The corrections of failed rows: typed first, then saved one row at a time. */
export function useRepairs(importId: string) {
  const [typed, setTyped] = useState<ReadonlyMap<number, Cells>>(new Map());
  const [kept, setKept] = useState<ReadonlyMap<number, Cells>>(new Map());
  // What was typed while an answer was on its way is still to be saved.
  const latest = useRef(typed);

  const edit = (row: number, cells: Cells) => {
    latest.current = new Map(latest.current).set(row, cells);
    setTyped(latest.current);
  };
  const save = async (row: number) => {
    const cells = latest.current.get(row);
    if (cells === undefined || kept.get(row) === cells) return;
    await correctRow(importId, row, cells);
    setKept((before) => new Map(before).set(row, cells));
  };
  return {
    cells: (row: number) => typed.get(row) ?? NOTHING,
    saved: (row: number) => typed.has(row) && typed.get(row) === kept.get(row),
    edit,
    save,
    saveAll: async () => {
      for (const row of latest.current.keys()) await save(row);
    },
  };
}
