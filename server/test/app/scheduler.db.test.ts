import pg from "pg";
import { pino } from "pino";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { JobLeases } from "../../src/app/jobs/job-leases.js";
import { Scheduler } from "../../src/app/jobs/scheduler.js";
import type { Job } from "../../src/core/job.js";
import { createTestDatabase, type TestDatabase } from "../database.js";

const LEASE_MS = 900;
const SOON = { timeout: 8_000, interval: 10 };
const HOUR_MS = 3_600_000;

let database: TestDatabase;
let pools: pg.Pool[] = [];
let replicas: Scheduler[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await Promise.all(replicas.map((replica) => replica.stop()));
  await Promise.all(pools.filter(({ ended }) => !ended).map((pool) => pool.end()));
  replicas = [];
  pools = [];
  await database.drop();
});

function openPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on("error", () => undefined);
  pools.push(pool);
  return pool;
}

function startReplica(...jobs: readonly Job[]): { scheduler: Scheduler; pool: pg.Pool } {
  const pool = openPool();
  const up = { isAway: false, report: () => undefined };
  const scheduler = new Scheduler({ jobs, pool, database: up, logger: pino({ level: "silent" }), leaseMs: LEASE_MS });
  replicas.push(scheduler);
  return { scheduler, pool };
}

async function jobRow(name: string): Promise<Record<string, unknown> | undefined> {
  const pool = pools[0] ?? openPool();
  const { rows } = await pool.query<Record<string, unknown>>(
    `select failures, failures_total::int, last_error, holder, succeeded_at is not null as succeeded,
            due_at > now() as waits, duration_ms from jobs where name = $1`,
    [name],
  );
  return rows[0];
}

/** Counts how many run at once, over all replicas of this test. */
function overlapping(name: string, everyMs: number, workMs: number) {
  const seen = { now: 0, most: 0, runs: 0, by: new Set<number>() };
  const jobOf = (replica: number): Job => ({
    name,
    everyMs,
    run: async () => {
      seen.now += 1;
      seen.runs += 1;
      seen.by.add(replica);
      seen.most = Math.max(seen.most, seen.now);
      await sleep(workMs);
      seen.now -= 1;
    },
  });
  return { seen, jobOf };
}

/** Runs until it is told to stop. */
function endless(name: string) {
  const seen = { begun: 0, stopped: 0 };
  const job: Job = {
    name,
    everyMs: HOUR_MS,
    run: async (signal) => {
      seen.begun += 1;
      await sleep(HOUR_MS, undefined, { signal }).catch(() => undefined);
      seen.stopped += 1;
    },
  };
  return { seen, job };
}

describe("jobs of several replicas on one database", () => {
  test("a job that is always due never runs twice at once, longer than its lease included", async () => {
    const { seen, jobOf } = overlapping("busy", 1_000, LEASE_MS * 1.5);
    for (const replica of [1, 2, 3]) startReplica(jobOf(replica));
    await expect.poll(() => seen.runs, SOON).toBeGreaterThanOrEqual(4);
    expect(seen.most).toBe(1);
  });

  test("an hourly job runs once, not once per replica", async () => {
    const { seen, jobOf } = overlapping("hourly", HOUR_MS, 10);
    const marker = overlapping("marker", 1_000, 1);
    for (const replica of [1, 2, 3]) startReplica(jobOf(replica), marker.jobOf(replica));
    await expect.poll(() => marker.seen.runs, SOON).toBeGreaterThanOrEqual(3);
    expect(seen.runs).toBe(1);
    expect(await jobRow("hourly")).toMatchObject({ succeeded: true, waits: true, holder: null, failures: 0 });
  });

  test("another replica takes over from one that died, when its lease has ended and not before", async () => {
    const dead = new JobLeases(openPool(), LEASE_MS);
    const { seen, jobOf } = overlapping("orphan", HOUR_MS, 1);
    await dead.register([jobOf(0)]);
    const diedAt = performance.now();
    expect(await dead.claim(["orphan"])).toHaveLength(1);
    startReplica(jobOf(1));
    await expect.poll(() => seen.runs, SOON).toBe(1);
    expect(performance.now() - diedAt).toBeGreaterThanOrEqual(LEASE_MS - 5);
  });

  test("a run that can no longer extend its lease is stopped before another begins", async () => {
    const first = endless("cut off");
    const { pool } = startReplica(first.job);
    await expect.poll(() => first.seen.begun, SOON).toBe(1);
    await pool.end();
    const stoppedWhenTakenOver: number[] = [];
    startReplica({
      name: "cut off",
      everyMs: HOUR_MS,
      run: () => {
        stoppedWhenTakenOver.push(first.seen.stopped);
        return Promise.resolve();
      },
    });
    await expect.poll(() => stoppedWhenTakenOver, SOON).toEqual([1]);
  });

  test("a failure is kept, tried again after a pause, and forgotten by the next success", async () => {
    let tries = 0;
    startReplica({
      name: "shaky",
      everyMs: HOUR_MS,
      run: () => {
        tries += 1;
        return tries < 2 ? Promise.reject(new Error("the disk is on fire")) : Promise.resolve();
      },
    });
    await expect
      .poll(() => jobRow("shaky"), SOON)
      .toMatchObject({
        failures: 1,
        failures_total: 1,
        last_error: "the disk is on fire",
        holder: null,
        succeeded: false,
      });
    await expect
      .poll(() => jobRow("shaky"), SOON)
      .toMatchObject({
        failures: 0,
        failures_total: 1,
        last_error: null,
        succeeded: true,
      });
    expect(tries).toBe(2);
  });

  test("stopping stops the run, and another replica begins at once instead of after the lease", async () => {
    const first = endless("long");
    const { scheduler } = startReplica(first.job);
    await expect.poll(() => first.seen.begun, SOON).toBe(1);
    await scheduler.stop();
    expect(first.seen.stopped).toBe(1);
    expect(await jobRow("long")).toMatchObject({ holder: null, succeeded: false, waits: false });
    const second = endless("long");
    startReplica(second.job);
    await expect.poll(() => second.seen.begun, { timeout: LEASE_MS, interval: 10 }).toBe(1);
  });

  test("a job whose interval became shorter does not wait for the longer one to end", async () => {
    const hourly = overlapping("sooner", HOUR_MS, 1);
    const { scheduler } = startReplica(hourly.jobOf(1));
    await expect.poll(() => jobRow("sooner"), SOON).toMatchObject({ succeeded: true });
    await scheduler.stop();
    const secondly = overlapping("sooner", 1_000, 1);
    startReplica(secondly.jobOf(2));
    await expect.poll(() => secondly.seen.runs, SOON).toBe(1);
  });
});
