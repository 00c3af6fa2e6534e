import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { UserSpreadQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toMeter, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { rankingMeter } from "../model/user-sort";
import { USER_SPREAD } from "./user-spread-query";

export type UserSpread = UserSpreadQuery["usageConcentration"];

export interface UserSpreadResult {
  spread: UserSpread | undefined;
  state: PanelState;
  retry: () => void;
}

/** Of the ranking's own question and meter. */
export function useUserSpread({ range, tz, filters, sort }: UrlState): UserSpreadResult {
  const { data, previousData, error, networkStatus, refetch } = useQuery(USER_SPREAD, {
    variables: { filter: toUsageFilter({ range, tz, filters }), meter: toMeter(rankingMeter(sort)) },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const spread = (data ?? previousData)?.usageConcentration;
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  return { spread, state: panelState({ data: spread, loading, error }), retry: () => void refetch() };
}
