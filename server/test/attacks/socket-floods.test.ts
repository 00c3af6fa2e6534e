import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { WebSocket, type ClientOptions } from "ws";
import { readProcessFigures } from "../../src/bench/process-figures.js";
import { API_KEY } from "../api/start-product.js";
import { waitUntil } from "../faults/wait-until.js";
import { HealthyClient } from "./healthy-client.js";
import { openSocket } from "./open-socket.js";
import { startBuilt, type BuiltProduct } from "./start-built.js";

const MIB = 1024 * 1024;
const MAX_GROWTH_BYTES = 150 * MIB;
const MAX_P95_MS = 1_000;
const SOON = { timeout: 15_000, interval: 50 };
const QUERY =
  'subscription { usageRecorded(filter: { range: { preset: "today" } }) { cursor requests slices { model } } }';

let product: BuiltProduct;
let calmBytes = 0;
let peakBytes = 0;
let healthy: HealthyClient;
const sockets: WebSocket[] = [];

beforeAll(async () => {
  product = await startBuilt();
  healthy = new HealthyClient(product);
  // What the first requests and sockets cost once is no growth under attack.
  await waitUntil("the first requests are answered", () => healthy.times.length > 40);
  calmBytes = (await readProcessFigures(product.url)).residentBytes;
}, 90_000);

afterEach(async () => {
  peakBytes = Math.max(peakBytes, (await readProcessFigures(product.url)).residentBytes);
  for (const socket of sockets.splice(0)) socket.terminate();
});

afterAll(() => product.stop());

function open(options: ClientOptions = {}): WebSocket {
  const socket = new WebSocket(`${product.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", options);
  socket.on("error", () => undefined);
  sockets.push(socket);
  return socket;
}

async function opened(): Promise<WebSocket> {
  const socket = open();
  await once(socket, "open");
  return socket;
}

async function initialised() {
  const client = await openSocket(product);
  sockets.push(client.socket);
  return client;
}

function codeOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.once("close", resolve);
  });
}

test("of 350 sockets from one address a hundred are let in, and those who say nothing are closed with 4408", async () => {
  const refused: number[] = [];
  const closed: number[] = [];
  for (let at = 0; at < 350; at += 1) {
    const socket = open();
    socket.once("unexpected-response", (_req, res) => {
      refused.push(res.statusCode ?? 0);
      socket.terminate();
    });
    socket.once("open", () => socket.once("close", (code) => closed.push(code)));
  }
  await vi.waitFor(() => expect(refused.length + closed.length).toBe(350), SOON);
  expect(refused).toEqual(Array.from({ length: 250 }, () => 429));
  expect(closed).toEqual(Array.from({ length: 100 }, () => 4408));
});

test("a key has twenty sockets; the next is told to come later, and may when one is closed", async () => {
  const first = await initialised();
  for (let at = 1; at < 20; at += 1) await initialised();
  const late = await opened();
  late.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${API_KEY}` } }));
  expect(await codeOf(late)).toBe(1013);
  first.socket.close();
  await once(first.socket, "close");
  await vi.waitFor(async () => {
    const { heard } = await initialised();
    expect(heard).toMatchObject([{ type: "connection_ack" }]);
  }, SOON);
});

test("a message of 8 MiB closes its socket with 1009, before or after the greeting", async () => {
  for (const socket of [await opened(), (await initialised()).socket]) {
    const code = codeOf(socket);
    socket.send("x".repeat(8 * MIB));
    expect(await code).toBe(1009);
  }
});

test("a message of endless fragments is cut at 64 KiB as well", async () => {
  const socket = await opened();
  const code = codeOf(socket);
  for (let at = 0; at < 200; at += 1) socket.send("x".repeat(1_024), { fin: false });
  expect(await code).toBe(1009);
});

test("nothing that is sent is inflated", async () => {
  const socket = open({ perMessageDeflate: true });
  await once(socket, "open");
  expect(socket.extensions).toBe("");
});

test.each([
  { name: "no JSON", message: "{", code: 4400 },
  { name: "no message of the protocol", message: '{"type":"steal"}', code: 4400 },
  { name: "a list", message: "[]", code: 4400 },
  { name: "deep JSON", message: `${"[".repeat(30_000)}${"]".repeat(30_000)}`, code: 4400 },
  {
    name: "a subscription before the greeting",
    message: '{"id":"a","type":"subscribe","payload":{"query":"{ a }"}}',
    code: 4401,
  },
])("$name closes the socket with $code", async ({ message, code }) => {
  const socket = await opened();
  const closed = codeOf(socket);
  socket.send(message);
  expect(await closed).toBe(code);
});

test("a second greeting closes the socket with 4429", async () => {
  const { socket } = await initialised();
  const code = codeOf(socket);
  socket.send(JSON.stringify({ type: "connection_init" }));
  expect(await code).toBe(4429);
});

test("a fragment bomb in a subscription is refused at once", async () => {
  const fragments = Array.from(
    { length: 29 },
    (_, at) => `fragment f${at} on UsageTick { ...f${at + 1} ...f${at + 1} }`,
  );
  const bomb = `subscription { usageRecorded(filter: { range: { preset: "today" } }) { ...f0 } } ${fragments.join(" ")} fragment f29 on UsageTick { cursor }`;
  const { subscribe } = await initialised();
  const begun = performance.now();
  expect(await subscribe("bomb", bomb)).toMatchObject({
    type: "error",
    payload: [{ extensions: { code: "BAD_INPUT" } }],
  });
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test("of 201 subscriptions over one socket twenty are answered", async () => {
  const { socket, heard } = await initialised();
  for (let id = 0; id < 201; id += 1) {
    socket.send(JSON.stringify({ id: String(id), type: "subscribe", payload: { query: QUERY } }));
  }
  const ids = (type: string) => new Set(heard.filter((message) => message.type === type).map(({ id }) => id)).size;
  await vi.waitFor(() => expect([ids("error"), ids("next")]).toEqual([181, 20]), SOON);
  expect(socket.readyState).toBe(socket.OPEN);
});

test("8,000 messages close their socket with 1008", async () => {
  const { socket } = await initialised();
  const code = codeOf(socket);
  for (let at = 0; at < 8_000; at += 1) socket.send('{"type":"ping"}');
  expect(await code).toBe(1008);
});

test("twenty readers who are stuck hold up nobody", async () => {
  for (let at = 0; at < 20; at += 1) {
    const { socket, subscribe } = await initialised();
    await subscribe("a", QUERY);
    socket.pause();
  }
  const before = healthy.times.length;
  await vi.waitFor(() => expect(healthy.times.length).toBeGreaterThan(before + 40), SOON);
});

test("and all the while memory grew by less than 150 MiB and whoever is healthy was answered within a second", async () => {
  const p95 = await healthy.stop();
  console.log(
    `p95 ${Math.round(p95)} ms, memory +${Math.round((peakBytes - calmBytes) / MIB)} MiB of ${Math.round(calmBytes / MIB)}`,
  );
  expect(healthy.failures).toEqual([]);
  expect(p95).toBeLessThan(MAX_P95_MS);
  expect(peakBytes - calmBytes).toBeLessThan(MAX_GROWTH_BYTES);
  expect(product.isOver()).toBe(false);
  expect(product.stderr()).toBe("");
});
