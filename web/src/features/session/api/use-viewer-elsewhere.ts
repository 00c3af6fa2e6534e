import { useApolloClient } from "@apollo/client/react";
import { useEffect, useEffectEvent } from "react";
import { CURRENT_VIEWER, type SignedInViewer } from "./use-viewer";

const EVERY_MS = 2000;

interface Awaited {
  /** Whether there is anything to wait for. */
  isWaiting: boolean;
  isCome: (viewer: SignedInViewer) => boolean;
  onCome: () => void;
}

/**
 * While somebody proves who they are in another tab: asks again and again who they are here. The answers
 * stay out of the cache until then, because that nobody is signed in would close the page.
 */
export function useViewerElsewhere({ isWaiting, isCome, onCome }: Awaited): void {
  const client = useApolloClient();
  const ask = useEffectEvent(async (): Promise<void> => {
    const { data } = await client.query({ query: CURRENT_VIEWER, fetchPolicy: "no-cache" });
    if (!data?.viewer || !isCome(data.viewer)) return;
    client.writeQuery({ query: CURRENT_VIEWER, data });
    onCome();
  });
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting]);
}
