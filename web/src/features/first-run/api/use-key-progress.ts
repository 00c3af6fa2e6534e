import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { graphql } from "../../../lib/graphql/gql";
import type { KeyProgressQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";
import { connectionSteps, isConnected } from "../model/connection-steps";

const KEY_PROGRESS = graphql(`
  query KeyProgress($id: ID!) {
    apiKey(id: $id) {
      id
      name
      prefix
      scopes
      state
      secretLastUsedAt
      lastRejection {
        time
        code
        field
        message
      }
      lastRecordedAt
      lastEvent {
        unpricedReason
        unpricedDetail
        event {
          id
          eventId
          provider
          model
          totalTokens
          cost
          user {
            id
            pseudonym
          }
        }
      }
    }
  }
`);

const POLL_MS = 2_000;

export type WatchedKey = KeyProgressQuery["apiKey"];

/** How far a program with a key has come, every two seconds while somebody looks and there is something to wait for. */
export function useKeyProgress(id: string) {
  const [isConnectedOnce, setConnectedOnce] = useState(false);
  const { data, error, refetch } = useQuery(KEY_PROGRESS, {
    variables: { id },
    fetchPolicy: "network-only",
    pollInterval: isConnectedOnce ? 0 : POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const apiKey = data?.apiKey ?? null;
  const steps = apiKey === null ? null : connectionSteps(apiKey);
  if (steps !== null && !isConnectedOnce && isConnected(steps)) setConnectedOnce(true);
  return { apiKey, steps, state: panelState({ data: apiKey, loading: false, error }), retry: () => void refetch() };
}
