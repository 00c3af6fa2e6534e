import type { TrendFieldsFragment } from "../../../lib/graphql/graphql";

/** A trend up to the bucket that is filling: what has not happened yet is no zero. */
export function trendSoFar({ total, buckets }: TrendFieldsFragment): string[] {
  const current = buckets.findIndex(({ complete }) => !complete);
  return current === -1 ? [...total] : total.slice(0, current + 1);
}
