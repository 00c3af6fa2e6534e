import { useApolloClient } from "@apollo/client/react";
import { useEffect, useEffectEvent } from "react";
import { CURRENT_VIEWER, type SignedInViewer } from "./use-viewer";

const EVERY_MS = 2_000;
/** As long as a provider's answer counts. A screen that was left alone must not keep its session alive by asking. */
const WAITS_MS = 10 * 60_000;

interface Awaited {
  /** Whether there is anything to wait for. */
  isWaiting: boolean;
  isCome: (viewer: SignedInViewer) => boolean;
  onCome: (viewer: SignedInViewer) => void;
  /** Nobody came in ten minutes. */
  onGivenUp: () => void;
}

/**
 * While somebody proves who they are in another tab: asks again and again who they are here. The answers
 * stay out of the cache, because that nobody is signed in would close the page.
 */
export function useViewerElsewhere({ isWaiting, isCome, onCome, onGivenUp }: Awaited): void {
  const client = useApolloClient();
  const tell = useEffectEvent((viewer: SignedInViewer): boolean => {
    if (!isCome(viewer)) return false;
    onCome(viewer);
    return true;
  });
  const giveUp = useEffectEvent(onGivenUp);
  useEffect(() => {
    if (!isWaiting) return undefined;
    let isOver = false;
    const ask = async (): Promise<void> => {
      const { data } = await client.query({ query: CURRENT_VIEWER, fetchPolicy: "no-cache" });
      // A slow answer may come after that of a later question.
      if (!isOver && data?.viewer) isOver = tell(data.viewer);
    };
    const timer = setInterval(() => void ask(), EVERY_MS);
    const end = setTimeout(giveUp, WAITS_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
      clearTimeout(end);
    };
  }, [client, isWaiting]);
}
