import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { UserDetailsQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toMeter, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { HISTORY_EVERY_MS, useLiveRefetch } from "./use-live-refetch";
import { useLiveNews } from "./use-live-news";
import { USER_DETAILS } from "./user-details-query";

export type UserBreakdown = UserDetailsQuery["models"];

interface UserDetailsResult {
  details: UserDetailsQuery | undefined;
  state: PanelState;
  retry: () => void;
}

/** The lists of an app user's page, in the page's meter; asked again while requests come in. */
export function useUserDetails({ range, tz, filters, meter }: UrlState): UserDetailsResult {
  const { data, previousData, error, networkStatus, refetch } = useQuery(USER_DETAILS, {
    variables: { filter: toUsageFilter({ range, tz, filters }), sort: toMeter(meter) },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const { schedule } = useLiveRefetch(() => void refetch());
  useLiveNews((news) => {
    if (news.kind === "tick" && news.tick.requests > 0) schedule(HISTORY_EVERY_MS);
  });
  const details = data ?? previousData;
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  return { details, state: panelState({ data: details, loading, error }), retry: () => void refetch() };
}
