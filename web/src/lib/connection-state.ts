import { createStore, useStore } from "./store";

export interface ConnectionState {
  /** "closed" means that nobody listens: the socket opens with the first subscription. */
  status: "closed" | "connecting" | "open" | "reconnecting";
  /** How often the connection has been tried again since it was last open. */
  attempt: number;
}

export const connectionState = createStore<ConnectionState>({ status: "closed", attempt: 0 });

export function useConnectionState(): ConnectionState {
  return useStore(connectionState);
}
