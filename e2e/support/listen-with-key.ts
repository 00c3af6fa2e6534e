import type { Product } from "./start-product.ts";

interface Listener {
  /** The server ended the connection. */
  isClosed(): boolean;
}

const FEED = 'subscription { usageRecorded(filter: {range: {preset: "today"}}) { cursor } }';

/** A live feed as a program holds it, with a key; resolves once the server let it in. */
export function listenWithKey({ url }: Product, secret: string): Promise<Listener> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  const send = (message: object): void => socket.send(JSON.stringify(message));
  return new Promise((resolve, reject) => {
    socket.addEventListener("open", () =>
      send({ type: "connection_init", payload: { authorization: `Bearer ${secret}` } }),
    );
    socket.addEventListener("message", ({ data }) => {
      const { type }: { type?: string } = JSON.parse(String(data));
      if (type === "ping") send({ type: "pong" });
      if (type !== "connection_ack") return;
      send({ id: "feed", type: "subscribe", payload: { query: FEED } });
      resolve({ isClosed: () => socket.readyState === WebSocket.CLOSED });
    });
    socket.addEventListener("close", ({ code, reason }) => reject(new Error(`The socket closed: ${code} ${reason}`)));
  });
}
