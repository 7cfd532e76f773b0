import { stored, useStored } from '../lib/stored';

export type Density = 'normal' | 'dense';

const PLACE = stored('lianke.density');
const ROW_HEIGHTS: Record<Density, number> = { normal: 40, dense: 32 };

/** How close together the rows of tables stand, for this person in this browser. */
export function useDensity(): { density: Density; rowHeight: number; choose: (density: Density) => void } {
  const density: Density = useStored(PLACE) === 'dense' ? 'dense' : 'normal';
  return { density, rowHeight: ROW_HEIGHTS[density], choose: PLACE.write };
}
