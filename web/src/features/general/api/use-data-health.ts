import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { DataHealthQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";

const DATA_HEALTH = graphql(`
  query DataHealth {
    dataHealth {
      ingest {
        requests
        lagMs
        lagP95Ms
      }
      merging {
        waiting
        mergedAt
        driftDays
      }
      archiving {
        lastRunAt
        newestMonth
        failed
      }
      messages {
        waiting
        waitingSince
        givenUp
      }
    }
    mailConfigured
  }
`);

export type DataHealth = DataHealthQuery["dataHealth"];

const POLL_MS = 30_000;

/** Looked at twice a minute. What one part could not tell is null; the others are told all the same. */
export function useDataHealth(): {
  health: DataHealth | undefined;
  mailConfigured: boolean | undefined;
  state: PanelState;
  retry: () => void;
} {
  const { data, previousData, loading, error, refetch } = useQuery(DATA_HEALTH, {
    fetchPolicy: "cache-and-network",
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const told = data ?? previousData;
  const state = panelState({ data: told?.dataHealth, loading: loading && told === undefined, error });
  return {
    // Of an answer with faults every part may be absent.
    health: told?.dataHealth,
    mailConfigured: told?.mailConfigured,
    state,
    retry: () => void refetch(),
  };
}
