import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { TimezonePreviewQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

const TIMEZONE_PREVIEW = graphql(`
  query TimezonePreview($timezone: String!) {
    previewReportingTimezone(timezone: $timezone) {
      day
      requestsNow
      requestsThen
      costNow
      costThen
    }
  }
`);

export type TimezoneShift = TimezonePreviewQuery["previewReportingTimezone"][number];

/** What the last days would be in another zone; nothing is changed by looking. */
export function useTimezonePreview(timezone: string) {
  const { data, loading, error, refetch } = useQuery(TIMEZONE_PREVIEW, {
    variables: { timezone },
    fetchPolicy: "network-only",
  });
  const days = data?.previewReportingTimezone;
  return { days, state: panelState({ data: days, loading, error }), reload: () => void refetch() };
}
