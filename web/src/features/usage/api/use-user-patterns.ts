import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { UserPatternsQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toMeter, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { USER_PATTERNS } from "./user-patterns-query";

export type Heatmap = UserPatternsQuery["heatmap"];
export type HeatmapCell = Heatmap["cells"][number];
export type Anomaly = UserPatternsQuery["anomalies"][number];
export type EfficiencyRow = UserPatternsQuery["modelEfficiency"]["rows"][number];

interface UserPatternsResult {
  patterns: UserPatternsQuery | undefined;
  state: PanelState;
  retry: () => void;
}

/** In the page's meter. Habits do not change with a tick: it is asked once for a question. */
export function useUserPatterns({ range, tz, filters, meter }: UrlState): UserPatternsResult {
  const { data, previousData, error, networkStatus, refetch } = useQuery(USER_PATTERNS, {
    variables: { filter: toUsageFilter({ range, tz, filters }), meter: toMeter(meter) },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const patterns = data ?? previousData;
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  return { patterns, state: panelState({ data: patterns, loading, error }), retry: () => void refetch() };
}
