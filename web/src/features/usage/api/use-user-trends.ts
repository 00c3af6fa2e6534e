import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import { withValues } from "../../../lib/filters";
import { toMeter, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { rankingMeter } from "../model/user-sort";
import { USER_TRENDS } from "./user-trends-query";

/** One value a day, oldest first. Who has none, or only requests of unknown cost, is not in it. */
export type UserTrends = ReadonlyMap<string, readonly number[]>;

const NONE: UserTrends = new Map();

/**
 * The last 30 days of a page of the ranking, whatever its range: a trend needs days to be one.
 *
 * @param ids at most as many as a series has lines of their own
 */
export function useUserTrends({ tz, filters, sort }: UrlState, ids: readonly string[]): UserTrends {
  const meter = toMeter(rankingMeter(sort));
  const { data, previousData } = useQuery(USER_TRENDS, {
    skip: ids.length === 0,
    variables: {
      filter: toUsageFilter({ range: "30d", tz, filters: withValues(filters, "user", { is: [...ids], not: [] }) }),
      meter,
    },
  });
  const series = (data ?? previousData)?.usageSeries.series;
  return useMemo(() => {
    if (series === undefined) return NONE;
    const known = series.filter((line) => meter !== "COST" || line.unpricedRequests < line.requests);
    return new Map(known.map(({ key, values }) => [key, values.map(Number)]));
  }, [series, meter]);
}
