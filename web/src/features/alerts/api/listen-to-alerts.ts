import type { ApolloClient } from "@apollo/client";
import { graphql } from "../../../lib/graphql/gql";
import { connectionState } from "../../../lib/connection-state";
import { beatOfAlerts } from "./alert-pulse";

const ALERT_NEWS = graphql(`
  subscription AlertNews($since: String) {
    alertChanged(since: $since) {
      cursor
      droppedBefore
      open
      alerts {
        id
      }
    }
  }
`);

/** Many crossings come together: one question answers them. */
const GATHERED_MS = 400;
/** After the server ended a subscription by itself; lost connections have their own, growing pauses. */
const REOPEN_MS = 5_000;

/** Beats while it listens, until the returned function is called; after an outage it asks for what was missed. */
export function listenToAlerts(client: ApolloClient): () => void {
  let cursor: string | null = null;
  let open: number | null = null;
  let beating: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let wasAway = false;

  const beat = (): void => {
    beating ??= setTimeout(() => {
      beating = undefined;
      beatOfAlerts();
    }, GATHERED_MS);
  };
  const subscribe = () =>
    client.subscribe({ query: ALERT_NEWS, variables: { since: cursor }, fetchPolicy: "no-cache" }).subscribe({
      next: ({ data }) => {
        if (data == null) return;
        const news = data.alertChanged;
        const isNew = news.alerts.length > 0 || news.droppedBefore != null || (open !== null && open !== news.open);
        cursor = news.cursor;
        open = news.open;
        if (isNew) beat();
      },
      error: reopenLater,
      complete: reopenLater,
    });
  let subscription = subscribe();
  function reopen(): void {
    const before = subscription;
    subscription = subscribe();
    before.unsubscribe();
  }
  function reopenLater(): void {
    clearTimeout(reopening);
    reopening = setTimeout(reopen, REOPEN_MS);
  }
  const stopWatching = connectionState.subscribe(() => {
    const isAway = connectionState.get().status === "reconnecting";
    // After the socket has noticed its own end; only a new subscription says what was heard last.
    if (isAway && !wasAway) {
      clearTimeout(reopening);
      reopening = setTimeout(reopen, 0);
    }
    wasAway = isAway;
  });
  return () => {
    stopWatching();
    clearTimeout(beating);
    clearTimeout(reopening);
    subscription.unsubscribe();
  };
}
