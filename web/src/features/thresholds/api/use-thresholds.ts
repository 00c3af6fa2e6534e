import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { ThresholdsQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";

const THRESHOLDS = graphql(`
  query Thresholds {
    thresholds(first: 200) {
      id
      version
      name
      kind
      scope
      subject {
        key
        label
      }
      meter
      period
      startsOn
      endsOn
      limit
      levels
      pace
      silentMinutes
      blocks
      enabled
      mutedUntil
      channels {
        id
        name
        isFailing
      }
      overrides
      lastCrossedAt
    }
    thresholdStatuses(top: 1) {
      threshold {
        id
      }
      used
      limit
      share
      isAtLeast
      reachedLevels
      subjects
      over
      resetsAt
      projected {
        point
        chance
        crossesAt
      }
    }
  }
`);

export type ListedThreshold = ThresholdsQuery["thresholds"][number];
export type ListedStatus = ThresholdsQuery["thresholdStatuses"][number];

interface ThresholdsResult {
  thresholds: readonly ListedThreshold[];
  /** By threshold; of each app user, what is about all of them. */
  statuses: ReadonlyMap<string, ListedStatus>;
  state: PanelState;
  reload: () => void;
}

export function useThresholds(): ThresholdsResult {
  const { data, previousData, error, networkStatus, refetch } = useQuery(THRESHOLDS, {
    fetchPolicy: "cache-and-network",
  });
  const answer = data ?? previousData;
  const statuses = new Map<string, ListedStatus>();
  for (const status of answer?.thresholdStatuses ?? []) {
    if (!statuses.has(status.threshold.id)) statuses.set(status.threshold.id, status);
  }
  const loading = networkStatus === NetworkStatus.loading;
  return {
    thresholds: answer?.thresholds ?? [],
    statuses,
    state: panelState({ data: answer, loading: loading && answer === undefined, error }),
    reload: () => void refetch(),
  };
}
