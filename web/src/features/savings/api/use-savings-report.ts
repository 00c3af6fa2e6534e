import { useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import type { SavingsReportQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { SAVINGS_REPORT } from "./savings-report-query";

export type SavingsReport = SavingsReportQuery["savingsReport"];
export type Finding = SavingsReport["findings"][number];
export type FindingSample = Finding["samples"][number];

interface SavingsResult {
  /** The last answer; undefined before the first. */
  report: SavingsReport | undefined;
  state: PanelState;
  retry: () => void;
  /** Has it worked out anew, whether it is kept or not. */
  refresh: () => void;
}

/** A measurement takes seconds; the report itself is kept, so asking again is cheap. */
const PENDING_EVERY_MS = 3_000;

/** Where money need not be spent, in the view's range and filters. */
export function useSavingsReport({ range, tz, filters }: UrlState): SavingsResult {
  const filter = toUsageFilter({ range, tz, filters });
  const { client, data, previousData, error, loading, refetch, startPolling, stopPolling } = useQuery(SAVINGS_REPORT, {
    variables: { filter },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const isMeasuring = data !== undefined && hasPending(data.savingsReport);
  useEffect(() => {
    if (!isMeasuring) return;
    startPolling(PENDING_EVERY_MS);
    return stopPolling;
  }, [isMeasuring, startPolling, stopPolling]);
  const [isRefreshing, setIsRefreshing] = useState(false);
  const refresh = async () => {
    setIsRefreshing(true);
    // Its answer takes the place of the one on screen; what fails is told by asking for that again.
    const fresh = await client.query({
      query: SAVINGS_REPORT,
      variables: { filter, fresh: true },
      fetchPolicy: "network-only",
    });
    if (fresh.error !== undefined) await refetch();
    setIsRefreshing(false);
  };
  const report = (data ?? previousData)?.savingsReport;
  return {
    report,
    state: panelState({ data: report, loading: loading || isRefreshing, error }),
    retry: () => void refetch(),
    refresh: () => void refresh(),
  };
}

function hasPending({ findings, past }: SavingsReport): boolean {
  return [...findings, ...past].some(({ measured }) => measured?.isPending === true);
}
