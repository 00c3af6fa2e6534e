import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { RetentionPolicyQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { RETENTION_POLICY } from "./retention-query";

export type RetentionPolicy = RetentionPolicyQuery["retentionPolicy"];
export type RetentionMonth = RetentionPolicy["months"][number];
export type RetentionRun = NonNullable<RetentionPolicy["lastRun"]>;

const LOOK_MS = 2000;

interface RetentionResult {
  policy: RetentionPolicy | undefined;
  state: PanelState;
  retry: () => void;
}

/** Looked at every two seconds while a run or a restoring is under way. */
export function useRetention(): RetentionResult {
  const [isWatched, setWatched] = useState(false);
  const { data, previousData, loading, error, refetch } = useQuery(RETENTION_POLICY, {
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
    pollInterval: isWatched ? LOOK_MS : 0,
    skipPollAttempt: () => document.hidden,
  });
  const policy = (data ?? previousData)?.retentionPolicy;
  const isMoving = policy !== undefined && (policy.currentRun != null || policy.months.some((one) => one.isRestoring));
  if (isWatched !== isMoving) setWatched(isMoving);
  return {
    policy,
    // A look in between is not told: it would dim the page every two seconds.
    state: panelState({ data: policy, loading: loading && policy === undefined, error }),
    retry: () => void refetch(),
  };
}
