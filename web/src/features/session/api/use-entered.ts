import { useApolloClient } from "@apollo/client/react";
import { reconnectLiveSocket } from "../../../lib/live-socket";
import { sessionExpired } from "../../../lib/session-expiry";

/** What follows when somebody has become known to the server, in whichever way. */
export function useEntered(): () => void {
  const client = useApolloClient();
  return () => {
    reconnectLiveSocket();
    // Answers given while signed out were faults; ask again what is on screen.
    if (sessionExpired.get()) void client.refetchQueries({ include: "active" });
    sessionExpired.set(false);
  };
}
