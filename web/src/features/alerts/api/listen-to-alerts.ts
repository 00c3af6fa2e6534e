import type { ApolloClient } from "@apollo/client";
import { graphql } from "../../../lib/graphql/gql";
import { connectionState } from "../../../lib/connection-state";
import { keepSubscribed } from "../../../lib/keep-subscribed";
import { beatOfAlerts } from "./alert-pulse";
import { openNews } from "./open-news";

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

/**
 * Beats while it listens, until the returned function is called: at its first news too, since what changed between an
 * answer and them is told by nobody else; after an outage it asks for what was missed.
 */
export function listenToAlerts(client: ApolloClient): () => void {
  let cursor: string | null = null;
  let open: number | null = null;
  let beating: ReturnType<typeof setTimeout> | undefined;
  let wasAway = false;

  const beat = (): void => {
    beating ??= setTimeout(() => {
      beating = undefined;
      beatOfAlerts();
    }, GATHERED_MS);
  };
  const kept = keepSubscribed((onEnd) =>
    client.subscribe({ query: ALERT_NEWS, variables: { since: cursor }, fetchPolicy: "no-cache" }).subscribe({
      next: ({ data }) => {
        if (data == null) return;
        const news = data.alertChanged;
        const isNew = news.alerts.length > 0 || news.droppedBefore != null || open !== news.open;
        cursor = news.cursor;
        open = news.open;
        openNews.set(open);
        if (isNew) beat();
      },
      error: onEnd,
      complete: onEnd,
    }),
  );
  const stopWatching = connectionState.subscribe(() => {
    const isAway = connectionState.get().status === "reconnecting";
    // After the socket has noticed its own end; only a new subscription says what was heard last.
    if (isAway && !wasAway) kept.reopenIn(0);
    wasAway = isAway;
  });
  return () => {
    stopWatching();
    clearTimeout(beating);
    kept.stop();
    openNews.set(null);
  };
}
