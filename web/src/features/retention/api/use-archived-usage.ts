import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { ArchivedDimension, ArchivedUsageQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";

const ARCHIVED_USAGE = graphql(`
  query ArchivedUsage($month: String!, $by: ArchivedDimension!) {
    archivedUsage(month: $month, by: $by, top: 20) {
      total {
        requests
        totalTokens
        costUsd
        unpricedRequests
      }
      groups {
        key
        label
        requests
        totalTokens
        costUsd
        unpricedRequests
      }
    }
  }
`);

export type ArchivedUsage = ArchivedUsageQuery["archivedUsage"];
export type ArchivedGroup = ArchivedUsage["groups"][number];

export interface ArchivedQuestion {
  month: string;
  by: ArchivedDimension;
}

/** Reads whole files, so it waits to be asked: null asks nothing. */
export function useArchivedUsage(asked: ArchivedQuestion | null): {
  usage: ArchivedUsage | undefined;
  state: PanelState;
  retry: () => void;
} {
  const { data, loading, error, refetch } = useQuery(ARCHIVED_USAGE, {
    variables: asked ?? { month: "", by: "MODEL" },
    skip: asked === null,
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
    notifyOnNetworkStatusChange: true,
  });
  const usage = data?.archivedUsage;
  return { usage, state: panelState({ data: usage, loading, error }), retry: () => void refetch() };
}
