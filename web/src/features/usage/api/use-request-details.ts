import { useQuery } from "@apollo/client/react";
import type { ExplainCostQuery, RequestDetailsQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { EXPLAIN_COST, REQUEST_DETAILS } from "./request-details-query";

export type Explanation = ExplainCostQuery["explainCost"];
export type Corrections = RequestDetailsQuery["usageCorrections"];

/** Names one request: its sender's id, and its project where another one has that id too. */
export interface RequestName {
  eventId: string;
  projectId: string | null;
}

/** What was recorded of one request. Asked anew on every opening: a re-cost or a correction may have changed it. */
export function useRequestDetails(name: RequestName) {
  const { data, error, loading, refetch } = useQuery(REQUEST_DETAILS, {
    variables: name,
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const state: PanelState = panelState({ data, loading: loading && data === undefined, error });
  return { request: data?.usageEvent, corrections: data?.usageCorrections ?? [], state, retry: () => void refetch() };
}

/** What its cost is made of. */
export function useExplanation(name: RequestName) {
  const { data, error, loading, refetch } = useQuery(EXPLAIN_COST, {
    variables: name,
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const state: PanelState = panelState({ data, loading: loading && data === undefined, error });
  return { explanation: data?.explainCost, state, retry: () => void refetch() };
}
