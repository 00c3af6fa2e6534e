import { useApolloClient } from "@apollo/client/react";
import { reconnectLiveSocket } from "../../../lib/live-socket";
import { sessionConfirmation } from "../../../lib/session-confirmation";
import { sessionExpired } from "../../../lib/session-expiry";
import { CURRENT_VIEWER, type SignedInViewer } from "./use-viewer";

/**
 * What follows when somebody has become known to the server, in whichever way. Somebody else than before
 * finds no answer that was for the other one, and confirms nothing of theirs.
 */
export function useEntered(): (viewer: SignedInViewer) => Promise<void> {
  const client = useApolloClient();
  return async (viewer) => {
    const before = client.readQuery({ query: CURRENT_VIEWER })?.viewer;
    if (before != null && before.id !== viewer.id) {
      // What the other one was about to do is not done in this one's name.
      sessionConfirmation.get()?.(false);
      await client.clearStore();
    }
    client.writeQuery({ query: CURRENT_VIEWER, data: { viewer } });
    reconnectLiveSocket();
    // Answers given while signed out were faults; ask again what is on screen.
    if (sessionExpired.get()) void client.refetchQueries({ include: "active" });
    sessionExpired.set(false);
  };
}
