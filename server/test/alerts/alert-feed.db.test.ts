import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { AlertFeed } from "../../src/alerts/feed/alert-feed.js";
import type { AlertNews } from "../../src/alerts/feed/alert-news.js";
import { type NewsQuestion, readAlertNews } from "../../src/alerts/feed/read-alert-news.js";
import { systemClock } from "../../src/core/clock.js";
import { TroubledProxy } from "../core/troubled-proxy.js";
import { startProduct, type Product } from "../api/start-product.js";
import { watch } from "../thresholds/watch.js";
import { plantAlert } from "./alert-desk.js";

let product: Product;
let thresholdId = 0;
let level = 0;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  product = await startProduct();
  thresholdId = await watch(product.sql, { scope: "OVERALL" });
});

afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
});

afterAll(() => product.stop());

interface FeedOptions {
  readonly url?: string;
  readonly heartbeatMs?: number;
}

/** As in another process: a feed with a connection and a memory of its own. */
function openFeed({ url = product.databaseUrl, heartbeatMs = 3_600_000 }: FeedOptions = {}): AlertFeed {
  const { orm } = product.container;
  const logger = pino({ level: "silent" });
  const read = (question: NewsQuestion) => readAlertNews(orm.em, question);
  const feed = new AlertFeed({ databaseUrl: url, logger, clock: systemClock, read, heartbeatMs });
  open.push(feed);
  return feed;
}

async function next(news: AsyncIterator<AlertNews>): Promise<AlertNews> {
  const { done, value } = await news.next();
  if (done === true) throw new Error("the feed ended");
  return value;
}

/** Past the first news, after which nothing is missed. */
async function follow(feed: AlertFeed, since: string | null = null) {
  const news = feed.subscribe(since);
  return { news, first: await next(news) };
}

function cross(): Promise<string> {
  level += 1;
  return plantAlert(product.sql, { thresholdId, level });
}

const idsOf = ({ alerts }: AlertNews) => alerts.map(({ id }) => id);

/** Whatever is heard until all of these were. */
async function hear(news: AsyncIterator<AlertNews>, ids: readonly string[]): Promise<AlertNews> {
  const heard = new Set<string>();
  for (;;) {
    const told = await next(news);
    for (const id of idsOf(told)) heard.add(id);
    if (ids.every((id) => heard.has(id))) return told;
  }
}

describe("the feed of alerts", () => {
  test("tells every process of a new alert, as it is, and how many are open", async () => {
    const [here, there] = [await follow(openFeed()), await follow(openFeed())];
    const id = await cross();
    for (const { news, first } of [here, there]) {
      const told = await next(news);
      expect(told.alerts).toMatchObject([{ id, level, status: "OPEN", threshold: { id: String(thresholdId) } }]);
      expect(told).toMatchObject({ droppedBefore: null, open: first.open + 1 });
    }
  });

  test("begins with nothing for who comes without a cursor, whatever there was before", async () => {
    await cross();
    const { first } = await follow(openFeed());
    expect(first).toMatchObject({ alerts: [], droppedBefore: null });
  });

  test("tells an alert again when it changes, and what changed together at once", async () => {
    const ids = [await cross(), await cross()];
    const { news } = await follow(openFeed());
    await product.sql.query(
      "update usage_alerts set status = 'ACKNOWLEDGED', version = version + 1, changed_by = pg_current_xact_id() where id = any($1::bigint[])",
      [ids],
    );
    const told = await next(news);
    expect(idsOf(told).toSorted()).toEqual(ids.toSorted());
    expect(told.alerts.map(({ version, status }) => [version, status])).toEqual([
      [2, "ACKNOWLEDGED"],
      [2, "ACKNOWLEDGED"],
    ]);
  });

  test("gathers what comes in quick succession: at most four messages a second", async () => {
    const { news } = await follow(openFeed());
    const begun = performance.now();
    const ids = [];
    for (let at = 0; at < 40; at += 1) ids.push(await cross());
    const tookMs = performance.now() - begun;
    const heard = new Set<string>();
    let messages = 0;
    while (heard.size < ids.length) {
      for (const id of idsOf(await next(news))) heard.add(id);
      messages += 1;
    }
    expect(messages).toBeLessThanOrEqual(2 + Math.ceil((tookMs + 500) / 250));
    expect(messages).toBeLessThan(ids.length);
  });

  test("goes on from a cursor that was heard from another process, and from one that ended", async () => {
    const former = openFeed();
    const { first } = await follow(former);
    await former.close();
    const ids = [await cross(), await cross()];
    const { first: caughtUp } = await follow(openFeed(), first.cursor);
    expect(idsOf(caughtUp).toSorted()).toEqual(ids.toSorted());
    const { first: again } = await follow(openFeed(), caughtUp.cursor);
    expect(again).toMatchObject({ alerts: [], droppedBefore: null });
  });

  test("misses nothing that a transaction wrote which was still running when the cursor was told", async () => {
    const slow = await product.sql.connect();
    try {
      await slow.query("begin");
      const { rows } = await slow.query<{ id: string }>(
        `insert into usage_alerts (threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone, used)
         values ($1, 'LEVEL', 5, 1, '2026-01-01', '2026-01-02', 'UTC', 1) returning id::text as id`,
        [thresholdId],
      );
      const { news, first } = await follow(openFeed());
      const quick = await cross();
      const told = await next(news);
      expect(idsOf(told)).toEqual([quick]);
      await slow.query("commit");
      expect(idsOf(await next(news))).toEqual([rows[0]?.id]);
      // What both cursors stand for is told once from each of them.
      expect(idsOf((await follow(openFeed(), told.cursor)).first)).toEqual([rows[0]?.id]);
      expect(idsOf((await follow(openFeed(), first.cursor)).first).toSorted()).toEqual([quick, rows[0]?.id].toSorted());
    } finally {
      slow.release();
    }
  });

  test("tells who comes next what was committed and announced to nobody", async () => {
    const { news, first } = await follow(openFeed());
    const silent = await product.sql.connect();
    let id = "";
    try {
      await silent.query("alter table usage_alerts disable trigger usage_alerts_announced");
      id = await cross();
    } finally {
      await silent.query("alter table usage_alerts enable trigger usage_alerts_announced");
      silent.release();
    }
    expect(idsOf((await follow(openFeed(), first.cursor)).first)).toEqual([id]);
    // Who listens hears it with the next news, whatever they are.
    const other = await cross();
    expect(idsOf(await hear(news, [other])).toSorted()).toEqual([id, other].toSorted());
  });

  test("says that it was too much when 1,000 changed in one statement, and goes on after that", async () => {
    const { news, first } = await follow(openFeed());
    await product.sql.query(
      `insert into usage_alerts (threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone, used)
       select $1, 'LEVEL', 1000, at, '2026-01-01', '2026-01-02', 'UTC', 1 from generate_series(1, 1000) as at`,
      [thresholdId],
    );
    const told = await next(news);
    expect(told).toMatchObject({ alerts: [], droppedBefore: expect.any(Date), open: first.open + 1_000 });
    expect((await follow(openFeed(), first.cursor)).first).toMatchObject({
      alerts: [],
      droppedBefore: expect.any(Date),
    });
    const id = await cross();
    expect(await next(news)).toMatchObject({ alerts: [{ id }], droppedBefore: null });
  });

  test("tells a reader that was busy everything at once, and that it was too much when it was", async () => {
    const feed = openFeed();
    const { news: quick } = await follow(feed);
    const { news: busy } = await follow(feed);
    const ids = [];
    for (let at = 0; at < 3; at += 1) {
      ids.push(await cross());
      await hear(quick, ids.slice(-1));
    }
    expect(idsOf(await next(busy))).toEqual(ids.toReversed());
    for (const limit of [31, 32]) {
      await product.sql.query(
        `insert into usage_alerts (threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone, used)
         select $1, 'LEVEL', $2, at, '2026-01-01', '2026-01-02', 'UTC', 1 from generate_series(1, 40) as at`,
        [thresholdId, limit],
      );
      expect(idsOf(await next(quick))).toHaveLength(40);
    }
    expect(await next(busy)).toMatchObject({ alerts: [], droppedBefore: expect.any(Date) });
  });

  test("says ask again when alerts are gone, also to who comes with a cursor from before", async () => {
    const id = await cross();
    const { news, first } = await follow(openFeed());
    await product.sql.query("delete from usage_alerts where id = $1", [id]);
    expect(await next(news)).toMatchObject({ alerts: [], droppedBefore: expect.any(Date) });
    expect((await follow(openFeed(), first.cursor)).first.droppedBefore).not.toBeNull();
    expect((await follow(openFeed())).first.droppedBefore).toBeNull();
  });

  test.each(["nonsense", "0.1:2", "1.9223372036854775:9223372036854775:"])(
    "says ask again to who comes with the cursor %s, which is of no past of this database",
    async (cursor) => {
      expect((await follow(openFeed(), cursor)).first).toMatchObject({ alerts: [], droppedBefore: expect.any(Date) });
    },
  );

  test("gives signs of life with a cursor that moves on, while the database is heard", async () => {
    const { news, first } = await follow(openFeed({ heartbeatMs: 50 }));
    await product.sql.query("create temporary table moves_on (id int)");
    const cursors = new Set([first.cursor]);
    while (cursors.size < 2) {
      const sign = await next(news);
      expect(sign).toMatchObject({ alerts: [], droppedBefore: null });
      cursors.add(sign.cursor);
      await product.sql.query("select pg_current_xact_id()");
    }
  });

  test("tells what changed while the database could not be reached, once it can, without asking again", async () => {
    const proxy = await TroubledProxy.open(product.databaseUrl);
    const feed = openFeed({ url: proxy.url });
    try {
      const { news } = await follow(feed);
      await proxy.refuse();
      const ids = [await cross(), await cross()];
      const late = feed.subscribe(null);
      await proxy.recover();
      const told = await hear(news, ids);
      expect(told.droppedBefore).toBeNull();
      expect((await next(late)).alerts).toEqual([]);
    } finally {
      await feed.close();
      await proxy.close();
    }
  });

  test("shares one message among those who hear the same", async () => {
    const feed = openFeed();
    const followers = await Promise.all([follow(feed), follow(feed), follow(feed)]);
    await cross();
    const told = await Promise.all(followers.map(({ news }) => next(news)));
    expect(new Set(told).size).toBe(1);
  });

  test("lets everybody go when it closes, those who have heard nothing yet too", async () => {
    const proxy = await TroubledProxy.open(product.databaseUrl);
    await proxy.refuse();
    const feed = openFeed({ url: proxy.url });
    const waiting = feed.subscribe(null).next();
    expect(feed.subscriberCount).toBe(1);
    await feed.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(feed.subscriberCount).toBe(0);
    await proxy.close();
  });

  test("looks at nothing while nobody listens", async () => {
    let looked = 0;
    const read = (question: NewsQuestion) => {
      looked += 1;
      return readAlertNews(product.container.orm.em, question);
    };
    const logger = pino({ level: "silent" });
    const feed = new AlertFeed({ databaseUrl: product.databaseUrl, logger, clock: systemClock, read });
    open.push(feed);
    const { news } = await follow(feed);
    await news.return?.();
    const before = looked;
    const { news: others } = await follow(openFeed());
    // Each round is as long as a feed rests at most, so that the first one would have looked after the first round.
    for (let round = 0; round < 3; round += 1) await hear(others, [await cross()]);
    expect(looked).toBe(before);
  });
});
