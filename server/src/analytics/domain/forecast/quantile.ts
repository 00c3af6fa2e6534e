/** The value below which the share `p` of the values lies, between neighbours by their distance; null without any. */
export function quantile(values: readonly number[], p: number): number | null {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (place - Math.floor(place)) * (high - low);
}

/** The middle one; null without any. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}
