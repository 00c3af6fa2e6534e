import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "../../src/core/in-transaction.js";
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
import { SEAL } from "../usage/seal.js";
import { onceOf, reached, sumsOf, type Sum, type Threshold, type Used } from "./expected-crossings.js";
import { instantOf, randomRound, usageOf, type Look, type Round } from "./random-case.js";
import { addAppUsers } from "./watch.js";

const ROUNDS = 10;
/** Each is a case: what it used in an order of its own, and by limits that only it has or that are for each. */
const APP_USERS = 1_000;

let database: TestDatabase;
let pool: pg.Pool;
let recorder: UsageRecorder;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 6, pipeline: true });
  const [dimensions, partitions] = [new DimensionDictionary(pool), new UsagePartitions(pool)];
  recorder = new UsageRecorder({ pool, dimensions, partitions, seal: SEAL });
  await addAppUsers(pool, APP_USERS);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function begin(round: Round): Promise<readonly Threshold[]> {
  await pool.query(`delete from usage_thresholds; delete from token_usage; delete from usage_event_ids;
    delete from token_usage_stats; delete from token_usage_user_stats; delete from usage_deltas;
    delete from usage_user_counters; delete from usage_day_stats; delete from usage_active_users`);
  await pool.query(
    `insert into settings (key, value) values ('countersTimezone', to_jsonb($1::text)), ('weekStart', to_jsonb($2::int))
     on conflict (key) do update set value = excluded.value`,
    [round.place[0], round.weekStart],
  );
  const thresholds = thresholdsOf(round);
  await pool.query(
    `insert into usage_thresholds (id, kind, scope, subject, user_id, meter, period, starts_on, ends_on, limit_amount, levels,
       alert_enabled, watched_since)
     overriding system value
     select id, 'LIMIT', scope, subject, case when scope = 'USER' then subject::bigint end, meter, period,
       case when period = 'ONCE' then $2::date end, case when period = 'ONCE' then $3::date end, amount, levels, is_on, '2020-01-01'
     from jsonb_to_recordset($1) as t (id int, scope text, subject text, meter text, period text, amount int, levels smallint[], is_on boolean)`,
    [
      JSON.stringify(
        thresholds.map(({ limit, formerAmount, isOn, ...rest }) => ({
          ...rest,
          ...limit,
          amount: formerAmount ?? limit.amount,
          is_on: isOn,
        })),
      ),
      onceOf(round).start,
      onceOf(round).end,
    ],
  );
  return thresholds;
}

function thresholdsOf({ appUsers, forEach }: Round): readonly Threshold[] {
  const others = [
    ["OVERALL", ""],
    ["PROJECT", "2"],
    ["MODEL", "a"],
    ["FEATURE", "tag"],
    ["KEY", "1"],
  ] as const;
  const ofOthers = others.map(([scope, subject], at) => {
    const limit = forEach[at % forEach.length];
    if (limit === undefined) throw new Error("a round has limits for each app user");
    return { scope, subject, limit: { ...limit, amount: limit.amount * 300 }, formerAmount: null, isOn: true };
  });
  const ofEach = forEach.map((limit) => ({
    scope: "EACH_USER" as const,
    subject: "",
    limit,
    formerAmount: null,
    isOn: true,
  }));
  const ofOne = appUsers.flatMap(({ own, changed }, at) => {
    if (own === null) return [];
    const { limit, isOn } = own;
    const formerAmount = changed === null || changed === limit.amount ? null : limit.amount;
    const last = { ...limit, amount: changed ?? limit.amount };
    return [{ scope: "USER" as const, subject: String(at + 1), limit: last, formerAmount, isOn }];
  });
  return [...ofOthers, ...ofEach, ...ofOne].map((threshold, at) => ({ id: at + 1, ...threshold }));
}

/** Gives some thresholds the limit that they have in the end. */
async function edit(thresholds: readonly Threshold[], at: Date): Promise<void> {
  const ids = thresholds.map(({ id }) => id);
  await inTransaction(
    pool,
    async (client, commit) => {
      await client.query(
        `update usage_thresholds t set limit_amount = changed.amount
         from unnest($1::int[], $2::int[]) as changed (id, amount) where t.id = changed.id`,
        [ids, thresholds.map(({ limit }) => limit.amount)],
      );
      await evaluateThresholds(client, ids, at);
      await commit();
    },
    `begin; ${LOCK_CROSSINGS}`,
  );
}

function mergeStep(atOnce: number): Promise<unknown> {
  return inTransaction(
    pool,
    async (client, commit) => {
      await mergeSome(client, atOnce, CROSSINGS_TARGETS);
      await commit();
    },
    BEGIN_MERGING,
  );
}

/** Records on two connections, in batches, while others look and change limits. */
async function play(round: Round, thresholds: readonly Threshold[], used: readonly Used[]): Promise<void> {
  const usages = used.map(({ userId, event }, at) => ({
    batch: event.batch,
    usage: usageOf(event, { id: `e${at}`, userId, at: instantOf(round, event) }),
  }));
  const record = async (batches: readonly number[]) => {
    for (const batch of batches)
      await recorder.record(usages.filter((each) => each.batch === batch).map(({ usage }) => usage));
  };
  const finder = new CrossingsFinder(pool);
  const edited = thresholds.filter(({ formerAmount }) => formerAmount !== null);
  const edits = round.looks.filter(({ kind }) => kind === "edit").length;
  let done = 0;
  const take = (look: Look) => {
    switch (look.kind) {
      case "merge":
        return mergeStep(look.atOnce);
      case "find":
        return finder.find();
      case "edit": {
        done += 1;
        const share = edited.filter(({ id }) => id % edits === done - 1);
        return edit(share, new Date(round.place[1]));
      }
    }
  };
  const lookAll = async (looks: readonly Look[]) => {
    for (const look of looks) await take(look);
  };
  const half = Math.ceil(round.looks.length / 2);
  await Promise.all([
    record([0, 1, 2]),
    record([3, 4, 5]),
    lookAll(round.looks.slice(0, half)),
    lookAll(round.looks.slice(half)),
  ]);
  if (edits === 0) await edit(edited, new Date(round.place[1]));
  await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
}

async function found(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ crossing: string }>(
    `select concat_ws(' ', threshold_id, subject, period_start, period_end, level, threshold_value) as crossing from usage_alerts`,
  );
  return rows.map(({ crossing }) => crossing);
}

function missing(expected: readonly string[], among: readonly string[]): readonly string[] {
  const known = new Set(among);
  return expected.filter((crossing) => !known.has(crossing));
}

/** Running periods were evaluated when the limit changed; in others whoever used nothing since may not have reached it. */
const mustBeFound = ({ threshold, start, end }: Sum, today: string) =>
  threshold.formerAmount === null || (start <= today && today < end);

test(`of ${ROUNDS * APP_USERS} app users each level is told once for each period, and only if what was used reached it, whatever the order of recording, merging, looking and changing limits, where days have 23 to 25 hours and months end`, async () => {
  await fc.assert(
    fc.asyncProperty(randomRound(APP_USERS), async (round) => {
      const thresholds = await begin(round);
      const used = round.appUsers.flatMap(({ events }, at) =>
        events.map((event) => ({ userId: String(at + 1), event })),
      );
      await play(round, thresholds, used);
      const sums = sumsOf(round, thresholds, used);
      const { rows } = await pool.query<{ today: string }>(
        "select ($1::timestamptz at time zone $2)::date::text as today",
        [round.place[1], round.place[0]],
      );
      const today = rows[0]?.today ?? "";
      const told = await found();
      const must = sums
        .filter((sum) => mustBeFound(sum, today))
        .flatMap((sum) => reached(sum, sum.threshold.limit.amount));
      const may = sums.flatMap((sum) => [
        ...reached(sum, sum.threshold.limit.amount),
        ...(sum.threshold.formerAmount === null ? [] : reached(sum, sum.threshold.formerAmount)),
      ]);
      expect(told.length).toBe(new Set(told).size);
      expect(missing(must, told)).toEqual([]);
      expect(missing(told, may)).toEqual([]);
    }),
    { numRuns: ROUNDS, endOnFailure: true },
  );
}, 300_000);
