import { isRest } from "./line-key";
import type { RowTrendsAnswer } from "./usage-answer";

/** How a row of a list went over the range, for pixels; null where it is not known. */
export function rowTrend(trends: RowTrendsAnswer | undefined, key: string): readonly number[] | null {
  return trends?.series.find((line) => line.key === key && !isRest(line))?.values.map(Number) ?? null;
}
