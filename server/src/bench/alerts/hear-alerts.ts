import { once } from "node:events";
import { WebSocket } from "ws";

const QUERY = "subscription { alertChanged { alerts { used } } }";
const USED = /"used":"(\d+)"/g;

export interface HeardAlerts {
  /** When an alert was heard of first, by `performance.now()`, by the tokens used. */
  readonly heardAt: ReadonlyMap<string, number>;
  stop(): void;
}

/** Listens as an open console does, from now on. */
export async function hearAlerts(url: string, cookie: string): Promise<HeardAlerts> {
  const heardAt = new Map<string, number>();
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws", {
    headers: { Cookie: cookie },
  });
  let fault: string | null = null;
  socket.on("message", (message: Buffer) => {
    const text = message.toString("utf8");
    if (text.includes('"type":"error"') || text.includes('"errors"')) fault = text.slice(0, 300);
    for (const [, used = ""] of text.matchAll(USED)) if (!heardAt.has(used)) heardAt.set(used, performance.now());
  });
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init" }));
  await once(socket, "message"); // connection_ack
  socket.send(JSON.stringify({ id: "alerts", type: "subscribe", payload: { query: QUERY } }));
  await once(socket, "message"); // where it begins
  if (fault !== null) throw new Error(`The product refused: ${String(fault)}`);
  return { heardAt, stop: () => socket.terminate() };
}
