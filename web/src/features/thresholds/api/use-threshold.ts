import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { ThresholdDetailsQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";

const THRESHOLD_DETAILS = graphql(`
  query ThresholdDetails($id: ID!) {
    threshold(id: $id) {
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
      tellsRecovery
      channels {
        id
        name
      }
      deletedAt
      typedToDelete
      history(first: 20) {
        version
        at
        memberName
        isDeleted
        changes {
          field
          before
          after
        }
      }
    }
  }
`);

export type ThresholdDetails = NonNullable<ThresholdDetailsQuery["threshold"]>;

interface ThresholdResult {
  /** Null when there never was one. */
  threshold: ThresholdDetails | null | undefined;
  state: PanelState;
  reload: () => Promise<ThresholdDetails | null>;
}

/** One with who changed what; also one that was deleted. */
export function useThreshold(id: string): ThresholdResult {
  const { data, loading, error, refetch } = useQuery(THRESHOLD_DETAILS, {
    variables: { id },
    fetchPolicy: "network-only",
  });
  return {
    threshold: data === undefined ? undefined : (data.threshold ?? null),
    state: panelState({ data, loading, error }),
    reload: async () => (await refetch()).data?.threshold ?? null,
  };
}
