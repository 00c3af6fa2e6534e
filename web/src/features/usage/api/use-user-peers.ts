import { useQuery } from "@apollo/client/react";
import { withValues } from "../../../lib/filters";
import { toMeter, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import type { UsualAnswer } from "../model/usage-answer";
import { USER_PEERS } from "./user-peers-query";

/** What all app users together usually come to, under the view's other filters; null until it is known. */
export function useUserPeers({ range, tz, filters, meter }: UrlState): UsualAnswer | null {
  const everybody = withValues(filters, "user", { is: [], not: [] });
  const { data } = useQuery(USER_PEERS, {
    variables: { filter: toUsageFilter({ range, tz, filters: everybody }), meter: toMeter(meter) },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  return data?.usageConcentration ?? null;
}
