import { createClient, type Client } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { API_KEY, startProduct, type Product } from "./start-product.js";
import { startReplica, type Replica } from "./start-replica.js";

const QUERY = `subscription ($filter: UsageFilterInput!) {
  usageRecorded(filter: $filter) { droppedBefore requests slices { model } }
}`;
const TODAY = { range: { preset: "today" } };
const WITHIN_5_S_MS = 5_000;
const HOUR_MS = 3_600_000;

interface Tick {
  readonly droppedBefore: string | null;
  readonly requests: number;
  readonly slices: readonly { readonly model: string }[];
}

let product: Product;
let other: Replica;
let client: Client;

beforeAll(async () => {
  product = await startProduct();
  other = await startReplica(product);
  const url = `${other.url.replace("http", "ws")}/graphql`;
  const connectionParams = { authorization: `Bearer ${API_KEY}` };
  client = createClient({ url, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 });
});

afterAll(async () => {
  await client.dispose();
  await other.stop();
  await product.stop();
});

/** A zone where it is so late now. */
function zoneWhere(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  // The signs of these names are those of POSIX, west of Greenwich.
  return ahead > 0 ? `Etc/GMT-${ahead}` : `Etc/GMT+${-ahead}`;
}

/** Six hours ago is yesterday in the first and today in the second. */
const NIGHT = zoneWhere(3);
const AFTERNOON = zoneWhere(15);

/** With SQL, as any replica or a person does it. */
async function setZone(zone: unknown): Promise<void> {
  await product.sql.query("update settings set value = $1 where key = 'reportingTimezone'", [JSON.stringify(zone)]);
}

/** As it may stand there since before the database checked it. */
async function setUnchecked(zone: string): Promise<void> {
  await product.sql.query("alter table settings disable trigger reporting_timezone_checked");
  await setZone(zone);
  await product.sql.query("alter table settings enable trigger reporting_timezone_checked");
}

async function record(model: string, hoursAgo: number): Promise<void> {
  const time = new Date(Date.now() - hoursAgo * HOUR_MS).toISOString();
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ id: model, provider: "google", model, time, inputTokens: 1 }),
  });
  expect(await response.json()).toMatchObject({ accepted: 1 });
}

/** Past the first tick; heartbeats are left out. */
async function follow(filter: Record<string, unknown> = TODAY) {
  const results = client.iterate<{ usageRecorded: Tick }>({ query: QUERY, variables: { filter } });
  const tick = async (): Promise<Tick> => {
    const { value } = await results.next();
    if (value?.data == null) throw new Error(JSON.stringify(value?.errors ?? "the subscription ended"));
    return value.data.usageRecorded;
  };
  await tick();
  const next = async (): Promise<Tick> => {
    for (;;) {
      const heard = await tick();
      if (heard.requests > 0 || heard.droppedBefore !== null) return heard;
    }
  };
  return { next, end: () => results.return?.() };
}

/** Milliseconds from a change of the zone until subscribers are told to ask again. */
async function msUntilTold(zone: string, next: () => Promise<Tick>): Promise<number> {
  const from = performance.now();
  await setZone(zone);
  expect(await next()).toMatchObject({ droppedBefore: expect.any(String), slices: [] });
  return performance.now() - from;
}

describe("the reporting timezone of an open subscription", () => {
  test("is the stored one within five seconds: its day begins elsewhere, and it is told to ask again", async () => {
    const { next, end } = await follow();
    expect(await msUntilTold(NIGHT, next)).toBeLessThan(WITHIN_5_S_MS);
    await record("of-yesterday", 6);
    await record("of-this-night", 0);
    expect((await next()).slices).toEqual([{ model: "of-this-night" }]);

    expect(await msUntilTold(AFTERNOON, next)).toBeLessThan(WITHIN_5_S_MS);
    await record("of-this-morning", 6);
    expect((await next()).slices).toEqual([{ model: "of-this-morning" }]);

    expect(await msUntilTold(NIGHT, next)).toBeLessThan(WITHIN_5_S_MS);
    await record("of-yesterday-too", 6);
    await record("of-this-night-too", 0);
    expect((await next()).slices).toEqual([{ model: "of-this-night-too" }]);
    await end();
  });

  test("stays what it was when what is stored is no zone, and what follows is taken", async () => {
    const { next, end } = await follow();
    await setUnchecked("Mars/Olympus");
    await other.container.settings.reload(other.container.orm.em.fork()).then(
      () => expect.unreachable(),
      (error: unknown) => expect(String(error)).toContain("no IANA zone"),
    );
    await record("before-midnight", 6);
    await record("after-midnight", 0);
    expect((await next()).slices).toEqual([{ model: "after-midnight" }]);
    expect(await msUntilTold(AFTERNOON, next)).toBeLessThan(WITHIN_5_S_MS);
    await end();
  });

  test("does not move a subscription that named its own", async () => {
    const { next, end } = await follow({ ...TODAY, timezone: AFTERNOON });
    await msUntilTold(NIGHT, next);
    await record("of-its-own-morning", 6);
    expect((await next()).slices).toEqual([{ model: "of-its-own-morning" }]);
    await end();
  });
});
