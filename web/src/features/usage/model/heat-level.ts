export const HEAT_LEVELS = 7;

/** An amount on the edge of a step belongs to it, though a float may lie a hair above. */
const HAIR = 1e-9;

/** From 1 to 7 by equal parts of the largest value; 0 for nothing. */
export function heatLevel(value: number, max: number): number {
  if (value <= 0 || max <= 0) return 0;
  return Math.min(HEAT_LEVELS, Math.max(1, Math.ceil((value / max) * HEAT_LEVELS - HAIR)));
}
