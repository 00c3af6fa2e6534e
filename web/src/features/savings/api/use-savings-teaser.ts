import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { Filters } from "../../../lib/filters";
import type { SavingsTeaserQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import { useUrlState } from "../../../lib/use-url-state";
import { SAVINGS_TEASER } from "./savings-teaser-query";

interface SavingsTeaserResult {
  report: SavingsTeaserQuery["savingsReport"] | undefined;
  state: PanelState;
  retry: () => void;
}

/** What could be saved of the page's range. */
export function useSavingsTeaser(filters: Filters): SavingsTeaserResult {
  const { range, tz } = useUrlState().state;
  const { data, previousData, error, networkStatus, refetch } = useQuery(SAVINGS_TEASER, {
    variables: { filter: toUsageFilter({ range, tz, filters }) },
  });
  const report = (data ?? previousData)?.savingsReport;
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  return { report, state: panelState({ data: report, loading, error }), retry: () => void refetch() };
}
