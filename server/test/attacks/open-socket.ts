import { vi } from "vitest";
import { WebSocket } from "ws";
import { API_KEY, type Product } from "../api/start-product.js";

export interface Heard {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

export interface OpenSocket {
  readonly socket: WebSocket;
  readonly heard: readonly Heard[];
  /** The code it was closed with. */
  readonly closed: Promise<number>;
  /** Settles once an answer to it came, or its socket closed. */
  readonly subscribe: (
    id: string,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<Heard | undefined>;
}

interface Opening {
  readonly payload?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
}

/** A busy machine takes its time. */
const WITHIN = { timeout: 10_000 };

/** A client that does what no library would, past its handshake and first acknowledgement. */
export async function openSocket({ url }: Pick<Product, "url">, opening: Opening = {}): Promise<OpenSocket> {
  const { payload = { authorization: `Bearer ${API_KEY}` }, headers = {} } = opening;
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws", { headers });
  const heard: Heard[] = [];
  socket.on("message", (message: Buffer) => heard.push(JSON.parse(message.toString()) as Heard));
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  socket.on("error", () => undefined);
  const closed = new Promise<number>((resolve) => {
    socket.once("close", resolve);
  });
  socket.send(JSON.stringify({ type: "connection_init", payload }));
  await vi.waitFor(() => {
    if (heard.length === 0 && socket.readyState === socket.OPEN) throw new Error("nothing was heard yet");
  }, WITHIN);
  const subscribe = async (id: string, query: string, variables: Readonly<Record<string, unknown>> = {}) => {
    socket.send(JSON.stringify({ id, type: "subscribe", payload: { query, variables } }));
    return vi.waitFor(() => {
      const first = heard.find((message) => message.id === id);
      if (first === undefined && socket.readyState === socket.OPEN) throw new Error("nothing was heard yet");
      return first;
    }, WITHIN);
  };
  return { socket, heard, closed, subscribe };
}
