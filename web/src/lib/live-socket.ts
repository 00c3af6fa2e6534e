import { createClient, type Client } from "graphql-ws";
import { connectionState } from "./connection-state";
import { retryDelayMs } from "./retry-delay";
import { sessionExpired } from "./session-expiry";

/** How the server closes the socket of somebody who is not, or no longer, signed in. */
const SIGNED_OUT = [4401, 4403];
/** Close codes of graphql-ws after which trying again by itself cannot help. */
const REFUSED = [4400, ...SIGNED_OUT];

/** The one socket of subscriptions; opens with the first and closes after the last. */
export const liveSocket: Client = createLiveSocket();

/** After signing in: the socket still belongs to whoever opened it. */
export function reconnectLiveSocket(): void {
  liveSocket.terminate();
}

/** After signing out: nothing more is told to this browser, whatever is still on screen. */
export function closeLiveSocket(): void {
  liveSocket.terminate();
  connectionState.set({ status: "closed", attempt: 0 });
}

function createLiveSocket(): Client {
  let attempt = 0;
  return createClient({
    url: () => `${window.location.protocol === "https:" ? "wss" : "ws"}://${window.location.host}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    // A dead network sends no close; the missing pong is how we learn of it.
    keepAlive: 10_000,
    shouldRetry: (closing) => !isClosedWith(closing, REFUSED),
    retryWait: (retries) => {
      attempt = retries + 1;
      connectionState.set({ status: "reconnecting", attempt });
      return new Promise((resolve) => setTimeout(resolve, retryDelayMs(retries, Math.random())));
    },
    on: {
      connecting: (isRetry) => connectionState.set({ status: isRetry ? "reconnecting" : "connecting", attempt }),
      connected: () => {
        attempt = 0;
        connectionState.set({ status: "open", attempt });
      },
      closed: (closing) => {
        // Where nothing is clicked, as on a screen on a wall, this is the first to say so.
        if (isClosedWith(closing, SIGNED_OUT)) sessionExpired.set(true);
        connectionState.set({ status: isClosedWith(closing, [1000]) ? "closed" : "reconnecting", attempt });
      },
    },
  });
}

function isClosedWith(closing: unknown, codes: readonly number[]): boolean {
  return closing instanceof CloseEvent && codes.includes(closing.code);
}
