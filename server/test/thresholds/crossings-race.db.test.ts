import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { CROSSINGS_TARGETS } from "../../src/thresholds/crossings-targets.js";
import { evaluateThresholds } from "../../src/thresholds/evaluate-thresholds.js";
import { CrossingsFinder } from "../../src/thresholds/crossings-finder.js";
import { LOCK_CROSSINGS } from "../../src/thresholds/lock-crossings.js";
import { DimensionDictionary } from "../../src/usage/dimensions.js";
import { mergeDeltas, mergeSome } from "../../src/usage/merge-deltas.js";
import { BEGIN_MERGING } from "../../src/usage/merge/begin-merging.js";
import { UsagePartitions } from "../../src/usage/partitions.js";
import { UsageRecorder } from "../../src/usage/record-usage.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { SEAL } from "../usage/seal.js";
import { addAppUsers, crossings, watch } from "./watch.js";

const APP_USERS = 1_000;
const IN_TIME = { timeout: 10_000 };
const more = CROSSINGS_TARGETS;

let database: TestDatabase;
let pool: pg.Pool;
let other: pg.Pool;
let recorder: UsageRecorder;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = open();
  other = open();
  const [dimensions, partitions] = [new DimensionDictionary(pool), new UsagePartitions(pool)];
  recorder = new UsageRecorder({ pool, dimensions, partitions, seal: SEAL });
  await addAppUsers(pool, APP_USERS);
});

/** Whose connections may be killed. */
function open(): pg.Pool {
  const opened = new pg.Pool({ connectionString: database.url, max: 6, pipeline: true });
  opened.on("error", () => undefined);
  opened.on("connect", (client) => client.on("error", () => undefined));
  return opened;
}

afterAll(async () => {
  await Promise.all([pool.end(), other.end()]);
  await database.drop();
});

beforeEach(async () => {
  await pool.query(`delete from usage_thresholds; delete from usage_deltas; delete from usage_user_counters;
    delete from usage_day_stats; delete from usage_event_ids; delete from token_usage;`);
});

/** A request of each app user. */
const useAll = (name: string) =>
  recorder.record(
    Array.from({ length: APP_USERS }, (_, at) => sampleUsage(`${name}-${at}`, { userId: String(at + 1) })),
  );

test("two replicas that merge and look at the same time, while more is recorded, tell each of a thousand crossings once", async () => {
  await watch(pool, { meter: "REQUESTS", limit: 4, levels: [50, 100] });
  await watch(pool, { meter: "REQUESTS", period: "WEEK", limit: 4, levels: [100] });
  const recording = Promise.all(["a", "b", "c", "d"].map(useAll));
  const looking = [pool, other].flatMap((replica) => [
    ...Array.from({ length: 4 }, () => new CrossingsFinder(replica).find()),
    ...Array.from({ length: 2 }, () => mergeDeltas(replica, { more })),
  ]);
  await Promise.all([recording, ...looking]);
  await Promise.all(
    [pool, other].flatMap((replica) => [new CrossingsFinder(replica).find(), mergeDeltas(replica, { more })]),
  );
  const { rows } = await pool.query(
    `select level, count(*)::int as alerts, count(distinct alert.user_id)::int as users from usage_alerts alert
     join usage_thresholds t on t.id = threshold_id group by period, level order by period, level`,
  );
  expect(rows).toEqual([50, 100, 100].map((level) => ({ level, alerts: APP_USERS, users: APP_USERS })));
}, 60_000);

test.each(["a merge", "a look"] as const)(
  "%s that dies before its commit leaves no alert, and the next finds all",
  async (who) => {
    await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
    await useAll(`dies in ${who}`);
    const dying = await other.connect();
    const { rows } = await dying.query("select pg_backend_pid() as pid");
    // Who looks for crossings waits for a subject that somebody else holds, so it is in the middle of them.
    const holding = await pool.connect();
    await holding.query("begin");
    await holding.query(
      `insert into usage_alerts (threshold_id, user_id, subject, threshold_type, threshold_value, level, period_start, period_end, timezone, used)
     select id, 500, '500', 'LEVEL', 1, 100, '2026-11-23', '2026-11-24', 'UTC', 1 from usage_thresholds`,
    );
    await dying.query(who === "a merge" ? BEGIN_MERGING : "begin");
    const working = who === "a merge" ? mergeSome(dying, 100_000, more) : new CrossingsFinder(other).find();
    const died = working.then(
      () => "lived",
      () => "died",
    );
    const waiting = await vi.waitFor(async () => {
      const found = await pool.query(
        `select pid from pg_locks join pg_stat_activity using (pid)
       where locktype = 'transactionid' and not granted and datname = current_database()`,
      );
      expect(found.rowCount).toBe(1);
      return found.rows[0].pid;
    }, IN_TIME);
    await pool.query("select pg_terminate_backend($1)", [waiting]);
    expect(await died).toBe("died");
    await holding.query("rollback");
    holding.release();
    dying.release(waiting === rows[0].pid);
    expect(await crossings(pool)).toEqual([]);
    await (who === "a merge" ? mergeDeltas(pool, { more }) : new CrossingsFinder(pool).find());
    expect(await crossings(pool)).toHaveLength(APP_USERS);
  },
);

test("who decides waits for whoever changes a threshold, and decides by what it is then", async () => {
  const id = await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
  await useAll("changed meanwhile");
  const editing = await pool.connect();
  await editing.query(`begin; ${LOCK_CROSSINGS}`);
  await editing.query("select from usage_thresholds where id = $1 for update", [id]);
  const deciding = Promise.all([new CrossingsFinder(other).find(), mergeDeltas(other, { more })]);
  await vi.waitFor(async () => {
    const { rowCount } = await pool.query(
      "select from pg_locks join pg_database d on d.oid = database where locktype = 'advisory' and not granted and datname = current_database()",
    );
    expect(rowCount).toBe(2);
  }, IN_TIME);
  await editing.query("update usage_thresholds set limit_amount = 2 where id = $1", [id]);
  await evaluateThresholds(editing, [id], new Date());
  await editing.query("commit");
  editing.release();
  await deciding;
  expect(await crossings(pool)).toEqual([]);
});

test("who changes a threshold waits for a merge that has decided, and ends no merge", async () => {
  const id = await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
  await useAll("merged meanwhile");
  const merging = await other.connect();
  await merging.query(BEGIN_MERGING);
  await mergeSome(merging, 100_000, more);
  const editing = await pool.connect();
  const edited = (async () => {
    await editing.query(`begin; ${LOCK_CROSSINGS}`);
    await editing.query("update usage_thresholds set deleted_at = now() where id = $1", [id]);
    await editing.query("commit");
  })();
  await merging.query("commit");
  await edited;
  for (const client of [merging, editing]) client.release();
  expect(await crossings(pool)).toHaveLength(APP_USERS);
});
