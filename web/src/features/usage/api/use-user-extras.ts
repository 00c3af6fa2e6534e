import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import { withValues } from "../../../lib/filters";
import type { UserExtrasQuery } from "../../../lib/graphql/graphql";
import { toMeter, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { mainColumns } from "../model/main-columns";
import { rankingMeter } from "../model/user-sort";
import { USER_EXTRAS } from "./user-extras-query";

/** What stands beside an app user's figures; null while it is not known. */
export interface UserExtras {
  /** What most of the ranking's meter is of. */
  model: string | null;
  feature: string | null;
  /** Of their newest request, whatever the range. */
  lastSeenAt: string | null;
  /** One value a day, oldest first. */
  trend: readonly number[] | null;
}

export const NO_EXTRAS: UserExtras = { model: null, feature: null, lastSeenAt: null, trend: null };
const NONE: ReadonlyMap<string, UserExtras> = new Map();

/**
 * Of a page of the ranking, by app user. Trends are of the last 30 days whatever the range: a trend needs days
 * to be one.
 *
 * @param ids at most 50, as many as the server gives lines and rows of their own
 */
export function useUserExtras(
  { range, tz, filters, sort }: UrlState,
  ids: readonly string[],
): ReadonlyMap<string, UserExtras> {
  const meter = toMeter(rankingMeter(sort));
  const named = { tz, filters: withValues(filters, "user", { is: [...ids], not: [] }) };
  const { data, previousData } = useQuery(USER_EXTRAS, {
    skip: ids.length === 0,
    variables: {
      filter: toUsageFilter({ ...named, range }),
      lately: toUsageFilter({ ...named, range: "30d" }),
      meter,
      ids: [...ids],
    },
  });
  const answer = data ?? previousData;
  return useMemo(() => (answer === undefined ? NONE : toExtras(answer, meter === "COST")), [answer, meter]);
}

function toExtras({ models, features, trends, seen }: UserExtrasQuery, isCost: boolean): Map<string, UserExtras> {
  const [model, feature] = [mainColumns(models), mainColumns(features)];
  // With only requests of unknown cost a trend of zeros would be wrong.
  const known = trends.series.filter((line) => !isCost || line.unpricedRequests < line.requests);
  const trend = new Map(known.map(({ key, values }) => [key, values.map(Number)]));
  const lastSeen = new Map(seen.map(({ id, lastSeenAt }) => [id, lastSeenAt]));
  const ids = new Set([...model.keys(), ...feature.keys(), ...trend.keys(), ...lastSeen.keys()]);
  return new Map(
    [...ids].map((id) => [
      id,
      {
        model: model.get(id) ?? null,
        feature: feature.get(id) ?? null,
        lastSeenAt: lastSeen.get(id) ?? null,
        trend: trend.get(id) ?? null,
      },
    ]),
  );
}
