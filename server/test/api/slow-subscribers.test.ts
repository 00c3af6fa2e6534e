import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { API_KEY, startProduct, type Product } from "./start-product.js";

const QUERY = 'subscription { usageRecorded(filter: { range: { preset: "today" } }) { cursor } }';
const PING_EVERY_MS = 500;

let product: Product;
const sockets: WebSocket[] = [];

beforeAll(async () => {
  product = await startProduct({ pingEveryMs: PING_EVERY_MS });
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

afterAll(() => product.stop());

/** A client that decides by itself what it reads, which a library does not. */
async function connect({ url } = product) {
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  sockets.push(socket);
  const heard: { id?: string; type: string; payload?: unknown }[] = [];
  socket.on("message", (message: Buffer) => heard.push(JSON.parse(message.toString())));
  socket.on("error", () => undefined); // a reset connection is what some tests are about
  await new Promise((resolve) => {
    socket.on("open", resolve);
  });
  socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${API_KEY}` } }));
  const subscribe = async (id: string) => {
    socket.send(JSON.stringify({ id, type: "subscribe", payload: { query: QUERY } }));
    return vi.waitFor(() => {
      const first = heard.find((message) => message.id === id);
      expect(first).toBeDefined();
      return first;
    });
  };
  await vi.waitFor(() => expect(heard).toMatchObject([{ type: "connection_ack" }]));
  return { socket, subscribe };
}

test("a reader that does not read is let go of, and with it its subscription", async () => {
  const { feed } = product.container;
  const [stuck, alive] = [await connect(), await connect()];
  expect(await stuck.subscribe("a")).toMatchObject({ type: "next" });
  await alive.subscribe("a");
  expect(feed.subscriberCount).toBe(2);
  stuck.socket.pause();
  await vi.waitFor(() => expect(feed.subscriberCount).toBe(1), { timeout: 10 * PING_EVERY_MS });
  expect(alive.socket.readyState).toBe(WebSocket.OPEN);
});

test("a client that sends pings and reads no answers is let go of long before it misses one itself", async () => {
  const complaints = vi.spyOn(console, "error");
  const patient = await startProduct();
  const { feed } = patient.container;
  const { socket, subscribe } = await connect(patient);
  await subscribe("a");
  socket.pause();
  const ping = JSON.stringify({ type: "ping", payload: { text: "x".repeat(60_000) } });
  await vi.waitFor(
    () => {
      for (let sent = 0; sent < 50; sent += 1) socket.send(ping);
      expect(feed.subscriberCount).toBe(0);
    },
    { timeout: 8_000, interval: 20 },
  );
  await patient.stop();
  expect(complaints).not.toHaveBeenCalled(); // to lose a pong is no fault of the server
  complaints.mockRestore();
});

test("one socket has at most twenty subscriptions", async () => {
  const { feed } = product.container;
  const { socket, subscribe } = await connect();
  for (let id = 0; id < 20; id += 1) expect(await subscribe(String(id))).toMatchObject({ type: "next" });
  expect(await subscribe("one-more")).toMatchObject({
    type: "error",
    payload: [{ message: expect.stringContaining("20"), extensions: { code: "BAD_INPUT" } }],
  });
  socket.send(JSON.stringify({ id: "0", type: "complete" }));
  await vi.waitFor(() => expect(feed.subscriberCount).toBe(19));
  expect(await subscribe("another")).toMatchObject({ type: "next" });
});

test("a subscription that is completed is told nothing more", async () => {
  const { feed } = product.container;
  const { socket, subscribe } = await connect();
  await subscribe("a");
  socket.send(JSON.stringify({ id: "a", type: "complete" }));
  await vi.waitFor(() => expect(feed.subscriberCount).toBe(0));
  expect(socket.readyState).toBe(WebSocket.OPEN);
});
