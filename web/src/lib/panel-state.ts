import { toFault, type Fault } from "./graphql-fault";

/** Which of its faces a panel shows. */
export type PanelState =
  | { face: "loading" }
  | { face: "failed"; fault: Fault }
  | {
      face: "ready";
      /** New data is under way; the old stays on screen. */
      refreshing: boolean;
      /** The refresh failed and what is shown is old. */
      fault: Fault | null;
    };

interface QueryResult {
  /** What is on screen: `data ?? previousData` of the query. */
  data: unknown;
  loading: boolean;
  error?: unknown;
}

export function panelState({ data, loading, error }: QueryResult): PanelState {
  const fault = error === undefined || error === null ? null : toFault(error);
  if (data !== undefined && data !== null) return { face: "ready", refreshing: loading, fault: loading ? null : fault };
  return fault === null || loading ? { face: "loading" } : { face: "failed", fault };
}
