import type { Store, Unit } from '../../../api/types';

/** Stands for the head office, which is no unit of its own. */
export const HEAD_OFFICE = '';

export interface Place {
  id: string;
  /** None for the head office. */
  unit: Unit | undefined;
  above: Place | undefined;
  parts: Place[];
  /** Those that belong to it directly. */
  stores: Store[];
}

/** How units and stores hang together. */
export interface Layout {
  root: Place;
  places: ReadonlyMap<string, Place>;
  stores: ReadonlyMap<string, Store>;
}

/** What hangs below nothing known is shown at the head office, so that nothing is lost. */
export function layOut(units: readonly Unit[], stores: readonly Store[]): Layout {
  const root: Place = { id: HEAD_OFFICE, unit: undefined, above: undefined, parts: [], stores: [] };
  const places = new Map<string, Place>([[HEAD_OFFICE, root]]);
  for (const unit of units) {
    places.set(unit.id, { id: unit.id, unit, above: undefined, parts: [], stores: [] });
  }
  for (const unit of units) {
    const place = places.get(unit.id);
    if (place === undefined) continue;
    place.above = places.get(unit.parentId ?? HEAD_OFFICE) ?? root;
    place.above.parts.push(place);
  }
  for (const store of stores) (places.get(store.unitId ?? HEAD_OFFICE) ?? root).stores.push(store);
  return { root, places, stores: new Map(stores.map((store) => [store.id, store])) };
}

/** The place and all below it, from the top. */
export function within(place: Place): Place[] {
  return [place, ...place.parts.flatMap(within)];
}

/** The stores of a place and of all below it, by code. */
export function storesWithin(place: Place): Store[] {
  return within(place)
    .flatMap(({ stores }) => stores)
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** From below the head office down to the place itself. */
export function pathTo(place: Place | undefined): Unit[] {
  if (place?.unit === undefined) return [];
  return [...pathTo(place.above), place.unit];
}

/** What a person would say: `East / Shanghai`; nothing for the head office. */
export function pathName(place: Place | undefined): string {
  return pathTo(place)
    .map(({ name }) => name)
    .join(' / ');
}

/** Where a unit may be moved: anywhere but into itself or one of its parts. */
export function parentsFor(layout: Layout, unit: string | undefined): Place[] {
  const own = unit === undefined ? undefined : layout.places.get(unit);
  const barred = new Set(own === undefined ? [] : within(own).map(({ id }) => id));
  return within(layout.root).filter(({ id }) => !barred.has(id));
}

/** A line of the tree as it is drawn. */
export interface Line {
  place: Place;
  level: number;
  position: number;
  siblings: number;
}

/** The lines that are in sight while these places are open. */
export function linesOf(root: Place, open: ReadonlySet<string>): Line[] {
  const below = (place: Place, level: number): Line[] =>
    open.has(place.id)
      ? place.parts.flatMap((part, at) => [
          { place: part, level, position: at + 1, siblings: place.parts.length },
          ...below(part, level + 1),
        ])
      : [];
  return [{ place: root, level: 1, position: 1, siblings: 1 }, ...below(root, 2)];
}

/** Stores whose code, name or city holds the text. */
export function matching(stores: readonly Store[], text: string | undefined): readonly Store[] {
  const wanted = text?.trim().toLowerCase() ?? '';
  if (wanted === '') return stores;
  return stores.filter(({ code, name, city }) =>
    [code, name, city ?? ''].some((word) => word.toLowerCase().includes(wanted)),
  );
}
