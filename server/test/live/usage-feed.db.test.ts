import pg from "pg";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { systemClock } from "../../src/core/clock.js";
import { DimensionDictionary } from "../../src/usage/dimensions.js";
import { MAX_SLICES } from "../../src/live/domain/news-sums.js";
import type { TickSlice } from "../../src/live/domain/tick-slice.js";
import type { UsageTick } from "../../src/live/domain/usage-tick.js";
import { type FeedRequest, UsageFeed } from "../../src/live/usage-feed.js";
import { UsageTicker } from "../../src/live/usage-ticker.js";

const logger = pino({ level: "silent" });
const FLASH = {
  projectId: 1,
  apiKeyId: null,
  provider: "google",
  model: "flash",
  feature: "tag",
  operation: "chat",
  status: "ok",
};
const PRO = { ...FLASH, model: "pro" };

let database: TestDatabase;
let pool: pg.Pool;
let flashId: number;
let proId: number;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  [flashId = 0, proId = 0] = await new DimensionDictionary(pool).idsOf([FLASH, PRO]);
});

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** As on another replica: a feed with a connection and a memory of its own. */
function openFeed(heartbeatMs = 3_600_000): UsageFeed {
  const dimensions = new DimensionDictionary(pool);
  const dimensionsOf = (id: number) => dimensions.setOf(id);
  const feed = new UsageFeed({ databaseUrl: database.url, logger, clock: systemClock, dimensionsOf, heartbeatMs });
  open.push(feed);
  return feed;
}

function openTicker(): UsageTicker {
  const ticker = new UsageTicker({ databaseUrl: database.url, logger });
  open.push(ticker);
  return ticker;
}

function slice(change: Partial<TickSlice> = {}): TickSlice {
  return {
    dimensionId: flashId,
    bucketStart: new Date("2026-11-23T09:00:00Z"),
    requests: 1,
    unpricedRequests: 0,
    inputTokens: 10n,
    outputTokens: 5n,
    totalTokens: 15n,
    cost: 7n,
    ...change,
  };
}

const everything: FeedRequest = { since: null, audience: "everything", concerns: () => true };

/** Waits for the first tick, after which nothing is missed. */
async function follow(feed: UsageFeed, request = everything) {
  const ticks = feed.subscribe(request);
  return { ticks, first: await next(ticks) };
}

async function next(ticks: AsyncIterator<UsageTick>): Promise<UsageTick> {
  const { done, value } = await ticks.next();
  if (done === true) throw new Error("the subscription ended");
  return value;
}

async function nextWithNews(ticks: AsyncIterator<UsageTick>): Promise<UsageTick> {
  for (;;) {
    const tick = await next(ticks);
    if (tick.requests > 0 || tick.droppedBefore !== null) return tick;
  }
}

function numberOf({ cursor }: UsageTick): number {
  return Number(cursor.split(":")[1]);
}

async function cutConnections(name: string): Promise<number> {
  const { rowCount } = await pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()",
    [name],
  );
  return rowCount ?? 0;
}

describe("a feed", () => {
  test("hears what any replica recorded, named and added up", async () => {
    const [one, other] = [await follow(openFeed()), await follow(openFeed())];
    openTicker().publish([slice(), slice({ cost: 3n }), slice({ dimensionId: proId })]);
    for (const { ticks } of [one, other]) {
      expect(await next(ticks)).toMatchObject({
        droppedBefore: null,
        requests: 3,
        slices: [
          { ...FLASH, requests: 2, inputTokens: 20n, cost: 10n },
          { ...PRO, requests: 1, inputTokens: 10n, cost: 7n },
        ],
      });
    }
  });

  test("tells a subscriber only what concerns it", async () => {
    const feed = openFeed();
    const all = await follow(feed);
    const { ticks } = await follow(feed, { since: null, audience: "pro", concerns: ({ model }) => model === "pro" });
    const ticker = openTicker();
    ticker.publish([slice()]);
    await next(all.ticks);
    ticker.publish([slice({ dimensionId: proId })]);
    expect(await next(ticks)).toMatchObject({ requests: 1, slices: [{ model: "pro" }] });
  });

  test("adds up for a slow reader what came meanwhile", async () => {
    const feed = openFeed();
    const [slow, quick] = [await follow(feed), await follow(feed)];
    const ticker = openTicker();
    for (let round = 0; round < 3; round += 1) {
      ticker.publish([slice()]);
      await next(quick.ticks);
    }
    expect(await next(slow.ticks)).toMatchObject({ requests: 3, slices: [{ requests: 3, cost: 21n }] });
  });

  test("lets a waiting reader go when it closes", async () => {
    const feed = openFeed();
    const { ticks } = await follow(feed);
    const waiting = ticks.next();
    await feed.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await ticks.next()).toEqual({ done: true, value: undefined });
  });

  test("shows that it lives when nothing happens", async () => {
    const { ticks, first } = await follow(openFeed(20));
    expect(await next(ticks)).toEqual({ ...first, at: expect.any(Date), droppedBefore: null, requests: 0, slices: [] });
  });

  test("ignores what others write to its channel", async () => {
    const { ticks } = await follow(openFeed());
    await pool.query("select pg_notify('usage_recorded', 'DROP TABLE')");
    openTicker().publish([slice()]);
    expect(await next(ticks)).toMatchObject({ requests: 1, droppedBefore: null });
  });

  test("a dimension that no longer exists is not shown under no name", async () => {
    const { ticks } = await follow(openFeed());
    openTicker().publish([slice({ dimensionId: 2_000_000_000 })]);
    expect(await next(ticks)).toMatchObject({ slices: [], droppedBefore: expect.any(Date) });
  });
});

describe("resuming", () => {
  test("a subscriber that comes back hears what it missed, once", async () => {
    const feed = openFeed();
    const watcher = await follow(feed);
    const before = await follow(feed);
    await before.ticks.return?.();
    const ticker = openTicker();
    for (const cost of [1n, 2n]) {
      ticker.publish([slice({ cost })]);
      await next(watcher.ticks);
    }
    const resumed = await follow(feed, { ...everything, since: before.first.cursor });
    expect(resumed.first).toMatchObject({ droppedBefore: null, requests: 2, slices: [{ cost: 3n }] });
    const again = await follow(feed, { ...everything, since: resumed.first.cursor });
    expect(again.first).toMatchObject({ droppedBefore: null, requests: 0, slices: [] });
  });

  test("cursors of one feed grow", async () => {
    const { ticks, first } = await follow(openFeed());
    openTicker().publish([slice()]);
    const second = await next(ticks);
    expect(numberOf(second)).toBeGreaterThan(numberOf(first));
  });

  test.each(["nonsense", "00000000-0000-0000-0000-000000000000:3"])(
    "a cursor that means nothing here cannot be replayed: %s",
    async (since) => {
      const feed = openFeed();
      await follow(feed);
      const { first } = await follow(feed, { ...everything, since });
      expect(first).toMatchObject({ droppedBefore: expect.any(Date), slices: [] });
    },
  );

  test("a cursor ahead of its feed cannot be replayed", async () => {
    const feed = openFeed();
    const { first } = await follow(feed);
    const ahead = await follow(feed, { ...everything, since: first.cursor.replace(/\d+$/, "99") });
    expect(ahead.first.droppedBefore).toBeInstanceOf(Date);
  });

  test("who waited for the first connection is told to ask again", async () => {
    const { first } = await follow(openFeed());
    expect(first).toMatchObject({ droppedBefore: expect.any(Date), requests: 0 });
  });
});

describe("outages", () => {
  test("a feed that lost its connection comes back and says what it cannot know", async () => {
    const feed = openFeed();
    const { ticks, first } = await follow(feed);
    expect(await cutConnections("tokenledger feed")).toBe(1);
    expect(await nextWithNews(ticks)).toMatchObject({ droppedBefore: expect.any(Date), slices: [] });

    openTicker().publish([slice()]);
    expect(await nextWithNews(ticks)).toMatchObject({ droppedBefore: null, requests: 1 });
    const resumed = await follow(feed, { ...everything, since: first.cursor });
    expect(resumed.first.droppedBefore).toBeInstanceOf(Date);
  });

  test("a ticker that lost its connection announces what follows on a new one", async () => {
    const { ticks } = await follow(openFeed());
    const ticker = openTicker();
    ticker.publish([slice()]);
    await next(ticks);
    expect(await cutConnections("tokenledger ticker")).toBe(1);
    await vi.waitFor(async () => {
      const { rows } = await pool.query(
        "select 1 from pg_stat_activity where application_name = 'tokenledger ticker' and datname = current_database()",
      );
      expect(rows).toEqual([]);
    });
    ticker.publish([slice()]);
    const tick = await nextWithNews(ticks);
    expect(tick.requests === 1 || tick.droppedBefore !== null).toBe(true);
  });

  test("without a database publishing neither waits nor fails, and closing ends", async () => {
    const ticker = new UsageTicker({ databaseUrl: "postgres://nobody@127.0.0.1:1/none", logger });
    ticker.publish([slice()]);
    await expect(ticker.close()).resolves.toBeUndefined();
  });

  test("a ticker that closes tells what is still to be told", async () => {
    const { ticks } = await follow(openFeed());
    const ticker = openTicker();
    ticker.publish([slice()]);
    ticker.publish([slice()]);
    await ticker.close();
    expect(await next(ticks)).toMatchObject({ requests: 2 });
    open.pop();
  });
});

describe("much news", () => {
  test("hundreds of slices arrive whole though one notification cannot hold them", async () => {
    const { ticks } = await follow(openFeed());
    const slices = Array.from({ length: 900 }, (_, index) =>
      slice({ bucketStart: new Date(Date.UTC(2026, 0, 1) + index * 900_000) }),
    );
    openTicker().publish(slices);
    let heard = 0;
    while (heard < 900) heard += (await next(ticks)).slices.length;
    expect(heard).toBe(900);
  });

  test("more than a screen can place says to ask again", async () => {
    const { ticks } = await follow(openFeed());
    const slices = Array.from({ length: MAX_SLICES + 1 }, (_, index) =>
      slice({ bucketStart: new Date(Date.UTC(2026, 0, 1) + index * 900_000) }),
    );
    openTicker().publish(slices);
    expect(await next(ticks)).toMatchObject({ droppedBefore: expect.any(Date), slices: [] });
  });
});
