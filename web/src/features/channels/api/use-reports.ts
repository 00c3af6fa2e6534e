import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { ReportFieldsFragment } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

const SCHEDULED_REPORTS = graphql(`
  query ScheduledReports {
    scheduledReports {
      ...ReportFields
    }
  }

  fragment ReportFields on ScheduledReport {
    id
    version
    name
    cadence
    sendAt
    enabled
    nextAt
    channel {
      id
      name
      kind
      isFailing
    }
  }
`);

export type ScheduledReport = ReportFieldsFragment;

/** When they are sent next moves on by itself. */
const POLL_MS = 30_000;

/** Summaries that are sent by themselves, by name. */
export function useReports() {
  const { data, previousData, loading, error, refetch } = useQuery(SCHEDULED_REPORTS, {
    fetchPolicy: "cache-and-network",
    pollInterval: POLL_MS,
  });
  const shown = data ?? previousData;
  return {
    reports: shown?.scheduledReports ?? [],
    state: panelState({ data: shown, loading, error }),
    reload: () => void refetch().catch(() => undefined), // the panel tells the fault
  };
}
