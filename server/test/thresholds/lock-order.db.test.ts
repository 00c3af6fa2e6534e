import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { AlertRound } from "../../src/alerts/settle/alert-round.js";
import { settleRecovered } from "../../src/alerts/settle/settle-recovered.js";
import { createOrm } from "../../src/app/orm.js";
import { inTransaction } from "../../src/core/in-transaction.js";
import { resolveChangedAlerts } from "../../src/thresholds/resolve-changed-alerts.js";
import { recoverSilence } from "../../src/thresholds/rules/write-silence.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { watch } from "./watch.js";

const IN_TIME = { timeout: 10_000 };
const now = new Date("2026-11-20T12:00:00Z");

let database: TestDatabase;
let pool: pg.Pool;
let orm: Awaited<ReturnType<typeof createOrm>>;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  orm = await createOrm({ databaseUrl: database.url, poolSize: 2 });
});

afterAll(async () => {
  await orm.close();
  await pool.end();
  await database.drop();
});

interface LowAlert {
  readonly resolution: string | null;
  readonly limit: number;
  /** Its status in the end; resolved unless it says so. */
  readonly ends?: string;
}

/** Two alerts, of which the one with the higher id is older and comes first in the table. */
async function addAlerts(
  thresholdId: number,
  type: string,
  { resolution, limit }: LowAlert,
): Promise<readonly [number, number]> {
  const [low, high] = [thresholdId * 10, thresholdId * 10 + 1] as const;
  for (const id of [high, low])
    await pool.query(
      `insert into usage_alerts (id, threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone,
         used, details, crossed_at)
       overriding system value values ($1, $2, $3, 7, $4, '2026-11-20', '2026-11-21', 'UTC', 7, $5, $6)`,
      [
        id,
        thresholdId,
        type,
        50 + 50 * (id % 10),
        { lastRequestAt: "2026-11-20T01:00:00Z" },
        new Date(+now + (id % 10) * 1_000),
      ],
    );
  await pool.query(
    `update usage_alerts set threshold_value = $2, resolution = $3::text, alert_sent_at = now(),
       status = case when $3::text is null then 'OPEN' else 'RESOLVED' end,
       resolved_at = case when $3::text is not null then now() end
     where id = $1`,
    [low, limit, resolution],
  );
  return [low, high];
}

function settleChange(id: number): Promise<void> {
  return inTransaction(pool, async (client, commit) => {
    await resolveChangedAlerts(client, { ids: [id], now, memberId: null });
    await commit();
  });
}

const OPEN: LowAlert = { resolution: null, limit: 7 };

test.each([
  {
    name: "of a threshold that changed",
    type: "LEVEL",
    low: OPEN,
    resolve: settleChange,
  },
  {
    name: "of a threshold that has a former limit again",
    type: "LEVEL",
    low: { resolution: "THRESHOLD_CHANGED", limit: 1_000, ends: "OPEN" },
    resolve: settleChange,
  },
  {
    name: "of a level that recovered, and of those below it",
    type: "LEVEL",
    low: { resolution: "SUPERSEDED", limit: 7 },
    resolve: () => settleRecovered({ orm, pool, clock: () => now, onTold: () => undefined }, new AlertRound()),
  },
  {
    name: "of a silence that is over",
    type: "NO_DATA",
    low: OPEN,
    resolve: (id: number) => {
      const threshold = { id: String(id), version: 1 };
      return recoverSilence(pool, { threshold, lastRequestAt: now, now, zone: "UTC" }, () => Promise.resolve());
    },
  },
])(
  "alerts $name are locked in the order of their ids, as members lock them",
  async ({ type, low: planted, resolve }) => {
    const id = await watch(pool, { scope: "OVERALL", limit: 1_000 });
    const [low, high] = await addAlerts(id, type, planted);
    const member = await pool.connect();
    await member.query("begin");
    await member.query("select from usage_alerts where id = $1 for update", [low]);
    const resolved = resolve(id);
    await vi.waitFor(async () => {
      const { rowCount } = await pool.query(
        `select from pg_locks join pg_stat_activity using (pid)
       where locktype = 'transactionid' and not granted and datname = current_database()`,
      );
      expect(rowCount).toBe(1);
    }, IN_TIME);
    const next = member.query("select from usage_alerts where id = $1 for update nowait", [high]).then(
      () => "held",
      (error: pg.DatabaseError) => error.code,
    );
    const answered = await next;
    await member.query("rollback");
    member.release();
    expect(answered).toBe("held");
    await resolved;
    const { rows } = await pool.query("select status from usage_alerts where threshold_id = $1 order by id", [id]);
    expect(rows).toEqual([{ status: planted.ends ?? "RESOLVED" }, { status: "RESOLVED" }]);
  },
);
