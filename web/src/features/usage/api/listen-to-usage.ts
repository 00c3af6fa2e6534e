import type { ApolloClient } from "@apollo/client";
import { connectionState } from "../../../lib/connection-state";
import { toFault } from "../../../lib/graphql-fault";
import type { UsageFilterInput } from "../../../lib/graphql/graphql";
import type { TickAnswer } from "../model/usage-answer";
import { USAGE_RECORDED } from "./usage-recorded";

interface UsageListener {
  onTick: (tick: TickAnswer) => void;
  /** After an outage that was too long to be replayed. */
  onMissed: () => void;
  /** The server does not answer this question, however often it is asked: nothing more will come. */
  onRefused: () => void;
}

/** After the server ended a subscription by itself; lost connections have their own, growing pauses. */
const REOPEN_MS = 5_000;

/**
 * Listens until the returned function is called.
 *
 * The socket repeats its subscriptions after an outage with the variables they began with. Only a new
 * subscription can say what was heard last, so one is opened for every outage.
 */
export function listenToUsage(client: ApolloClient, filter: UsageFilterInput, listener: UsageListener): () => void {
  let cursor: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasReplaced = false;
  let isAfterOutage = false;
  let isRefused = false;

  const open = () =>
    client
      .subscribe({ query: USAGE_RECORDED, variables: { filter, since: cursor }, fetchPolicy: "no-cache" })
      .subscribe({
        next: ({ data, error }) => {
          if (error !== undefined && toFault(error).kind === "bad-input") {
            isRefused = true;
            listener.onRefused();
          }
          if (data === undefined || data === null) return;
          cursor = data.usageRecorded.cursor;
          if (isAfterOutage && data.usageRecorded.droppedBefore !== null) listener.onMissed();
          isAfterOutage = false;
          listener.onTick(data.usageRecorded);
        },
        error: reopenLater,
        complete: reopenLater,
      });

  let subscription = open();
  function reopen() {
    const before = subscription;
    isAfterOutage = true;
    subscription = open();
    before.unsubscribe();
  }
  function reopenLater() {
    if (isRefused) return;
    timer = setTimeout(reopen, REOPEN_MS);
  }
  const stopWatching = connectionState.subscribe(() => {
    const isAway = connectionState.get().status === "reconnecting";
    if (isAway && !hasReplaced && !isRefused) {
      clearTimeout(timer);
      // After the socket has noticed its own end; it tells us first and would still hand out the dead connection.
      timer = setTimeout(reopen, 0);
    }
    hasReplaced = isAway;
  });
  return () => {
    stopWatching();
    clearTimeout(timer);
    subscription.unsubscribe();
  };
}
