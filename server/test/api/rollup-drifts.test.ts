import { PassThrough } from "node:stream";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { API_KEY_SCOPES, type ApiKeyScope } from "../../src/access/permission.js";
import { createLogger } from "../../src/app/logger.js";
import { ADVISORY_LOCKS } from "../../src/core/advisory-locks.js";
import { runVerify } from "../../src/app/verify-command.js";
import { systemClock } from "../../src/core/clock.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { verifyRollups } from "../../src/usage/verify-rollups.job.js";
import { expectLedgerAgrees } from "../usage/expect-ledger-agrees.js";
import { ask } from "./ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";

const TIMEZONE = "Asia/Seoul";
const DRIFTS = "{ rollupDrifts { day rollupRows counterRows foundAt } }";
const REPAIR = "mutation { repairRollups { day rollupRows counterRows } }";

let product: Product;
let admin: Record<string, string>;

beforeAll(async () => {
  product = await startProduct();
  const { cookie } = await ask(
    product,
    "mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { id } }",
    {
      variables: { e: ADMIN.email, p: ADMIN.password },
    },
  );
  admin = { Cookie: cookie?.split(";")[0] ?? "" };
  await record(["2026-11-24T01:00:00Z", "2026-11-24T16:30:00Z", "2026-11-25T08:20:00Z"]);
  await mergeDeltas(product.container.upkeep);
});

afterAll(() => product.stop());

async function record(times: readonly string[]) {
  const events = times.map((time) => ({
    id: `at-${time}`,
    time,
    userId: "minji",
    provider: "google",
    model: "gemini-2.5-flash",
    inputTokens: 1_000,
    outputTokens: 200,
  }));
  const response = await fetch(`${product.url}/v1/usage?backfill=1`, {
    method: "POST",
    headers: { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify(events),
  });
  expect(await response.json()).toMatchObject({ accepted: times.length, rejected: [] });
}

/** What the hourly job does. */
function verify() {
  const { upkeep: pool, audit } = product.container;
  const job = verifyRollups({ pool, audit, clock: systemClock, logger: createLogger("silent") });
  return job.run(new AbortController().signal);
}

/** What `npm run verify` does beside the server. */
async function verifyCommand(...args: string[]) {
  const env = { DATA_DIR: product.container.config.dataDir, DATABASE_URL: product.databaseUrl };
  const [stdout, stderr] = [new PassThrough().setEncoding("utf8"), new PassThrough().setEncoding("utf8")];
  const signal = new AbortController().signal;
  const code = await runVerify({ args, env, signal, stdout, stderr });
  return { code, stdout: String(stdout.read() ?? ""), stderr: String(stderr.read() ?? "") };
}

const drifts = (headers = admin) => ask(product, DRIFTS, { headers });
const repair = (headers = admin) => ask(product, REPAIR, { headers });

describe("administrators", () => {
  afterEach(() => product.sql.query("delete from rollup_drifts"));

  test("hear of no day while all sums agree", async () => {
    await verify();
    expect(await drifts()).toMatchObject({ errors: [], data: { rollupDrifts: [] } });
    expect(await repair()).toMatchObject({ errors: [], data: { repairRollups: [] } });
  });

  test("hear of every day whose sums were spoiled, oldest first, and repair them all", async () => {
    await product.sql.query("update token_usage_stats set cost = cost + 1");
    await product.sql.query("update usage_user_counters set requests = requests + 3 where period = 'month'");
    await verify();
    const { data } = await drifts();
    expect(data?.rollupDrifts).toEqual([
      { day: "2026-11-24", rollupRows: 2, counterRows: 1, foundAt: expect.stringMatching(/^\d{4}-.*Z$/) },
      { day: "2026-11-25", rollupRows: 1, counterRows: 1, foundAt: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
    expect(await repair()).toMatchObject({ errors: [], data: { repairRollups: [] } });
    expect((await drifts()).data).toEqual({ rollupDrifts: [] });
    await expectLedgerAgrees(product.sql, TIMEZONE);
  });

  test("repair no day whose raw rows are gone: nothing is left to rebuild it from", async () => {
    const gone = { day: "2019-05-01", rollupRows: 2, counterRows: 0 };
    await product.sql.query("insert into rollup_drifts (day, rollup_rows, counter_rows) values ($1, $2, $3)", [
      gone.day,
      gone.rollupRows,
      gone.counterRows,
    ]);
    expect(await repair()).toMatchObject({ errors: [], data: { repairRollups: [gone] } });
  });

  test("hear of such a day until the next check, and of others until they agree", async () => {
    await product.sql.query("update token_usage_stats set cost = cost + 1 where bucket_start >= '2026-11-25'");
    await product.sql.query("insert into rollup_drifts (day, rollup_rows, counter_rows) values ('2019-05-01', 2, 0)");
    await verify();
    expect((await drifts()).data?.rollupDrifts).toMatchObject([{ day: "2026-11-25" }]);
    expect(await repair()).toMatchObject({ errors: [], data: { repairRollups: [] } });
  });
});

describe("without the right", () => {
  async function keyOf(scope: ApiKeyScope) {
    const em = product.container.orm.em.fork();
    const key = await product.container.apiKeys.issue(em, {
      projectId: 1,
      name: `no-ledger-${scope}`,
      scopes: [scope],
    });
    return { Authorization: `Bearer ${key}` };
  }

  test.each(API_KEY_SCOPES)(
    "a key of scope %s, being of one project, hears of nothing and repairs nothing",
    async (scope) => {
      const headers = await keyOf(scope);
      expect((await drifts(headers)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
      expect((await repair(headers)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    },
  );

  test("nobody does who is signed out", async () => {
    expect((await drifts({})).errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect((await repair({})).errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });

  test("an analyst does not either", async () => {
    await product.sql.query("update members set role = 'ANALYST'");
    expect((await drifts()).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect((await repair()).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    await product.sql.query("update members set role = 'ADMIN'");
  });
});

describe("while a repair is under way", () => {
  let other: pg.PoolClient;

  beforeEach(async () => {
    await product.sql.query("update token_usage_stats set total_tokens = total_tokens - 7");
    await verify();
    other = await product.sql.connect();
  });

  afterEach(() => other.release(true)); // lets go of its locks, whatever failed

  const hold = (lock: keyof typeof ADVISORY_LOCKS) =>
    other.query("select pg_advisory_lock($1)", [ADVISORY_LOCKS[lock]]);
  const letGo = () => other.query("select pg_advisory_unlock_all()");

  /** A repair whose first day waits until nobody recounts. */
  async function beginRepair() {
    await hold("countPeriods");
    const repairing = repair();
    await vi.waitFor(async () => {
      // Of this database: others on the same server have waits of their own.
      const { rows } = await product.sql.query(
        "select from pg_locks l join pg_database d on d.oid = l.database where datname = current_database() and locktype = 'advisory' and not granted",
      );
      expect(rows).toHaveLength(1);
    });
    return { repairing };
  }

  test("a second one is refused, and the first goes on to its end", async () => {
    const { repairing } = await beginRepair();
    expect((await repair()).errors).toMatchObject([{ extensions: { code: "CONFLICT" } }]);
    await letGo();
    expect(await repairing).toMatchObject({ errors: [], data: { repairRollups: [] } });
    expect((await repair()).errors).toEqual([]);
    await expectLedgerAgrees(product.sql, TIMEZONE);
  });

  test("by another process one is refused here, and by the command, which says why", async () => {
    await hold("repairRollups");
    expect((await repair()).errors).toMatchObject([{ extensions: { code: "CONFLICT" } }]);
    expect(await verifyCommand("--repair")).toEqual({
      code: 1,
      stdout: "",
      stderr: "Another repair is under way; it may take some minutes. Try again when it has ended.\n",
    });
    expect(await verifyCommand()).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("2 days compared, 2 differ"),
    });
    await letGo();
    expect(await verifyCommand("--repair")).toMatchObject({
      code: 0,
      stderr: "Comparing 2 days, 2026-11-24 to 2026-11-25 …\n",
    });
    await expectLedgerAgrees(product.sql, TIMEZONE);
  });

  // Last: this server repairs nothing afterwards.
  test("a server that stops finishes the day in hand and answers the days that are left", async () => {
    const { repairing } = await beginRepair();
    const stopped = product.container.driftRepair.stop();
    await letGo();
    await stopped;
    expect(await repairing).toMatchObject({ errors: [], data: { repairRollups: [{ day: "2026-11-25" }] } });
  });
});
