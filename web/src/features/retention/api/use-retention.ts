import { useQuery } from "@apollo/client/react";
import type { RetentionPolicyQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { useLooks } from "../../../lib/use-looks";
import { RETENTION_POLICY } from "./retention-query";

export type RetentionPolicy = RetentionPolicyQuery["retentionPolicy"];
export type RetentionMonth = RetentionPolicy["months"][number];
export type RetentionRun = NonNullable<RetentionPolicy["lastRun"]>;

interface RetentionResult {
  policy: RetentionPolicy | undefined;
  state: PanelState;
  retry: () => void;
}

/** Looked at again and again while a run or a restoring is under way. */
export function useRetention(): RetentionResult {
  const { data, previousData, loading, error, refetch } = useQuery(RETENTION_POLICY, {
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const policy = (data ?? previousData)?.retentionPolicy;
  const isMoving = policy !== undefined && (policy.currentRun != null || policy.months.some((one) => one.isRestoring));
  useLooks({ moving: isMoving ? (policy.currentRun?.startedAt ?? "") : null, look: () => refetch() });
  return {
    policy,
    // A look in between is not told: it would dim the page each time.
    state: panelState({ data: policy, loading: loading && policy === undefined, error }),
    retry: () => void refetch(),
  };
}
