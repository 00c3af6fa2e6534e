/** Both 0 to 1; ascending, the last one is everything. */
export interface CurvePoint {
  x: number;
  y: number;
}

/** Where a key leads along a curve; undefined for keys that do not. */
export function stepPoint(key: string, index: number | null, points: number): number | undefined {
  const last = points - 1;
  const at = index ?? -1;
  switch (key) {
    case "ArrowRight":
      return Math.min(last, at + 1);
    case "ArrowLeft":
      return Math.max(0, index === null ? last : at - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}

/** The point whose place along the axis is nearest; null without any. */
export function nearestPoint(points: readonly CurvePoint[], x: number): number | null {
  if (points.length === 0) return null;
  const distance = (index: number) => Math.abs((points[index]?.x ?? 0) - x);
  return points.reduce((nearest, _, index) => (distance(index) < distance(nearest) ? index : nearest), 0);
}
