import { Socket } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.js";
import { DatabaseHealth } from "../../src/core/database-health.js";
import type { TickSlice } from "../../src/live/domain/tick-slice.js";
import { UsageFeed } from "../../src/live/usage-feed.js";
import { UsageTicker } from "../../src/live/usage-ticker.js";
import { TroubledProxy } from "../core/troubled-proxy.js";
import { createTestDatabase, type TestDatabase } from "../database.js";

const logger = pino({ level: "silent" });
const HEARTBEAT_MS = 3_600_000;
const CLOSE_WITHIN_MS = 2_000;
const FLASH = {
  projectId: 1,
  apiKeyId: null,
  provider: "google",
  model: "flash",
  feature: "tag",
  operation: "chat",
  status: "ok",
};
const SLICE: TickSlice = {
  dimensionId: 1,
  bucketStart: new Date("2026-11-23T09:00:00Z"),
  requests: 1,
  unpricedRequests: 0,
  inputTokens: 10n,
  outputTokens: 5n,
  totalTokens: 15n,
  cost: 7n,
};

let database: TestDatabase;
let proxy: TroubledProxy;

beforeEach(async () => {
  database = await createTestDatabase();
  proxy = await TroubledProxy.open(database.url);
});

afterEach(async () => {
  await proxy.close();
  await database.drop();
});

function openFeed(stream?: () => Socket): UsageFeed {
  const dimensionsOf = () => Promise.resolve(FLASH);
  const parts = { databaseUrl: proxy.url, logger, clock: systemClock, dimensionsOf, heartbeatMs: HEARTBEAT_MS };
  return new UsageFeed({ ...parts, stream });
}

/** Nothing but their own bound lets them go: nobody cuts their connections. */
function openUncut() {
  const sockets: Socket[] = [];
  const stream = () => {
    const socket = new Socket();
    sockets.push(socket);
    return socket;
  };
  const ticker = new UsageTicker({ databaseUrl: proxy.url, stream, logger });
  return {
    feed: openFeed(),
    ticker,
    bytesTold: () => sockets.reduce((sum, socket) => sum + socket.bytesWritten, 0),
    openSockets: () => sockets.filter(({ destroyed }) => !destroyed).length,
  };
}

function follow(feed: UsageFeed) {
  return feed.subscribe({ since: null, audience: "everything", concerns: () => true });
}

async function msToClose(closing: { close(): Promise<void> }): Promise<number> {
  const from = performance.now();
  await closing.close();
  return performance.now() - from;
}

describe("a database that takes everything and answers nothing", () => {
  test("does not hold up the closing of a feed and a ticker that were connected", async () => {
    const { feed, ticker, openSockets } = openUncut();
    const ticks = follow(feed);
    await ticks.next();
    ticker.publish([SLICE]);
    expect(await ticks.next()).toMatchObject({ value: { requests: 1 } });
    proxy.silence();
    expect(await msToClose(feed)).toBeLessThan(CLOSE_WITHIN_MS);
    expect(await msToClose(ticker)).toBeLessThan(CLOSE_WITHIN_MS);
    expect(openSockets()).toBe(0);
  });

  test("does not hold up the closing of a ticker that is telling, and has more to tell", async () => {
    const { feed, ticker, bytesTold } = openUncut();
    const ticks = follow(feed);
    await ticks.next();
    ticker.publish([SLICE]);
    await ticks.next();
    proxy.silence();
    const before = bytesTold();
    ticker.publish([SLICE]);
    await expect.poll(bytesTold).toBeGreaterThan(before);
    ticker.publish([SLICE]);
    expect(await msToClose(ticker)).toBeLessThan(CLOSE_WITHIN_MS);
    expect(await msToClose(feed)).toBeLessThan(CLOSE_WITHIN_MS);
  });

  test("does not hold up the closing of what never got a connection", async () => {
    proxy.silence();
    const { feed, ticker } = openUncut();
    const waiting = follow(feed).next();
    ticker.publish([SLICE]);
    expect(await msToClose(feed)).toBeLessThan(CLOSE_WITHIN_MS);
    expect(await msToClose(ticker)).toBeLessThan(CLOSE_WITHIN_MS);
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  test("is noticed by a feed long before its next probe, and once it answers subscribers are to ask again", async () => {
    const health = new DatabaseHealth({ databaseUrl: proxy.url, logger });
    const feed = openFeed(health.sockets.maker());
    const ticks = follow(feed);
    await ticks.next();
    proxy.silence();
    await expect.poll(() => health.sockets.count, { timeout: 6_000, interval: 10 }).toBe(0);
    await proxy.recover();
    expect(await ticks.next()).toMatchObject({ value: { droppedBefore: expect.any(Date) } });
    await feed.close();
    await health.close();
  });
});
