import { useApolloClient } from "@apollo/client/react";
import { useEffect, useEffectEvent } from "react";
import { graphql } from "../../../lib/graphql/gql";
import { keepSubscribed } from "../../../lib/keep-subscribed";

const THRESHOLD_NEWS = graphql(`
  subscription ThresholdNews {
    thresholdStatusChanged {
      cursor
    }
  }
`);

/** At most so often are numbers asked again that are not of this second. */
const EVERY_MS = 5_000;

/** Calls back when something of thresholds, or of how near usage is, changed; after an outage at once. */
export function useThresholdNews(onNews: () => void): void {
  const client = useApolloClient();
  const tell = useEffectEvent(onNews);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let toldAt = Date.now();
    const news = (): void => {
      waiting ??= setTimeout(
        () => {
          waiting = undefined;
          toldAt = Date.now();
          tell();
        },
        Math.max(0, toldAt + EVERY_MS - Date.now()),
      );
    };
    const kept = keepSubscribed((onEnd) =>
      client
        .subscribe({ query: THRESHOLD_NEWS, fetchPolicy: "no-cache" })
        .subscribe({ next: news, error: onEnd, complete: onEnd }),
    );
    return () => {
      clearTimeout(waiting);
      kept.stop();
    };
  }, [client]);
}
