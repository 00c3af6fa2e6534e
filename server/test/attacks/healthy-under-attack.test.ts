import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { readProcessFigures } from "../../src/bench/process-figures.js";
import { API_KEY } from "../api/start-product.js";
import { HealthyClient } from "./healthy-client.js";
import { JSON_TYPE, send, sendGraphql } from "./post.js";
import { startBuilt, type BuiltProduct } from "./start-built.js";

const KEY = { Authorization: `Bearer ${API_KEY}` };
const MAX_P95_MS = 500;
const ATTACKED_REQUESTS = 120;
const MIB = 1024 * 1024;

let product: BuiltProduct;

beforeAll(async () => {
  product = await startBuilt();
}, 90_000);

afterAll(() => product.stop());

const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
const fields = JSON.stringify({ query: `{ viewer { ${"id ".repeat(1_900)} } }` });
const fragments = Array.from({ length: 29 }, (_, at) => `fragment f${at} on Viewer { ${`...f${at + 1} `.repeat(10)} }`);
const bomb = JSON.stringify({ query: `{ viewer { ...f0 } } ${fragments.join(" ")} fragment f29 on Viewer { id }` });
const inflating = gzipSync(Buffer.alloc(100 * MIB, " "));

/** Each is sent again as soon as it is refused. */
const ATTACKS: readonly (() => Promise<unknown>)[] = [
  () => sendGraphql(product, fields, KEY),
  () => sendGraphql(product, bomb),
  () => sendGraphql(product, deep, KEY),
  () => sendGraphql(product, inflating, { "Content-Encoding": "gzip" }),
  () => send(product, "/v1/usage", { headers: { ...JSON_TYPE, ...KEY, "Content-Encoding": "gzip" }, body: inflating }),
  () =>
    send(product, "/v1/usage", { headers: { ...JSON_TYPE, Authorization: `Bearer tl_${Math.random()}` }, body: "[]" }),
  () => sendGraphql(product, '{"query":"{ __schema { types { name } } }"}', { Cookie: `tokenledger=${Math.random()}` }),
  () =>
    new Promise<void>((resolve) => {
      const socket = new WebSocket(`${product.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
      socket.on("error", () => resolve());
      socket.on("open", () => socket.send("x".repeat(100_000)));
      socket.on("close", () => resolve());
    }),
];

test("while under attack from all sides whoever is healthy is answered within half a second, and nothing is lost", async () => {
  const over = new AbortController();
  let attacks = 0;
  const healthy = new HealthyClient(product);
  const attack = async (act: () => Promise<unknown>) => {
    while (!over.signal.aborted) {
      await act().catch(() => undefined); // a connection that is cut is what it deserves
      attacks += 1;
    }
  };
  const attackers = ATTACKS.map(attack);
  await vi.waitFor(() => expect(healthy.times.length).toBeGreaterThan(ATTACKED_REQUESTS), {
    timeout: 45_000,
    interval: 100,
  });
  const p95 = await healthy.stop();
  over.abort();
  await Promise.all(attackers);
  const { residentBytes } = await readProcessFigures(product.url);
  console.log(`p95 ${Math.round(p95)} ms under ${attacks} attacks, memory ${Math.round(residentBytes / MIB)} MiB`);
  expect(healthy.failures).toEqual([]);
  expect(attacks).toBeGreaterThan(100);
  expect(p95).toBeLessThan(MAX_P95_MS);
  expect(product.isOver()).toBe(false);
  expect(product.stderr()).toBe("");
}, 60_000);
