import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ADVISORY_LOCKS } from "../../src/core/advisory-locks.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import type { UsageRecorder } from "../../src/usage/record-usage.js";
import { recountPeriods } from "../../src/usage/recount-periods.js";
import { expectLedgerAgrees } from "./expect-ledger-agrees.js";
import { openLedger } from "./open-ledger.js";
import { sampleUsage } from "./sample-usage.js";

let pool: pg.Pool;
let recorder: UsageRecorder;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ pool, recorder, close } = await openLedger({ connections: 8 }));
});

afterAll(() => close());

beforeEach(async () => {
  await reportIn("UTC");
  await recountPeriods(pool);
});

async function reportIn(timezone: string) {
  await pool.query(
    `insert into settings (key, value) values ('reportingTimezone', to_jsonb($1::text))
     on conflict (key) do update set value = excluded.value`,
    [timezone],
  );
}

async function waitsForExclusiveLock() {
  await vi.waitFor(async () => {
    const { rowCount } = await pool.query(
      `select from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and mode = 'ExclusiveLock'
       and not granted and datname = current_database()`,
    );
    expect(rowCount).toBe(1);
  });
}

/** One event an hour over two days, of three app users. */
const eventsOf = (name: string) =>
  Array.from({ length: 48 }, (_, hour) =>
    sampleUsage(`${name}-${hour}`, {
      createdAt: new Date(Date.UTC(2026, 9, 31, hour, 7)),
      userId: String(1 + (hour % 3)),
    }),
  );

describe("another reporting timezone", () => {
  test("counts every day and month anew, merged or not", async () => {
    await recorder.record(eventsOf("before"));
    await mergeDeltas(pool);
    await recorder.record(eventsOf("not merged"));
    await expectLedgerAgrees(pool, "UTC");
    await reportIn("Asia/Seoul");
    expect(await recountPeriods(pool)).toBe(true);
    await expectLedgerAgrees(pool, "Asia/Seoul");
    await recorder.record(eventsOf("after"));
    await expectLedgerAgrees(pool, "Asia/Seoul");
  });

  test("is counted in once, however many processes notice", async () => {
    await recorder.record(eventsOf("several"));
    await reportIn("America/New_York");
    const recounted = await Promise.all([1, 2, 3].map(() => recountPeriods(pool)));
    expect(recounted.filter(Boolean)).toHaveLength(1);
    await expectLedgerAgrees(pool, "America/New_York");
  });

  test("while events are being recorded and merged, none of them lands on a day of the former zone", async () => {
    await reportIn("Pacific/Apia");
    const recording = Array.from({ length: 12 }, async (_, at) => {
      await recorder.record(eventsOf(`meanwhile-${at}`));
      await mergeDeltas(pool);
    });
    const recounted = vi.waitFor(async () => expect(await recountPeriods(pool)).toBe(true), { timeout: 10_000 });
    await Promise.all([...recording, recounted]);
    await expectLedgerAgrees(pool, "Pacific/Apia");
  });

  test("keeps nobody from merging while it waits for one who counts in the old zone, and comes back", async () => {
    await reportIn("Europe/Paris");
    const counting = await pool.connect();
    try {
      await counting.query(`begin; select pg_advisory_xact_lock_shared(${ADVISORY_LOCKS.countPeriods})`);
      const recounted = recountPeriods(pool);
      await waitsForExclusiveLock();
      const begunAt = performance.now();
      await recorder.record(eventsOf("meanwhile waiting"));
      await mergeDeltas(pool);
      expect(performance.now() - begunAt).toBeLessThan(1_000);
      expect(await recounted).toBe(false);
    } finally {
      await counting.query("rollback");
      counting.release();
    }
    expect(await recountPeriods(pool)).toBe(true);
    await expectLedgerAgrees(pool, "Europe/Paris");
  });

  test.each(["KST", "Mars/Olympus"])("that is none, such as %s, leaves the former in force", async (zone) => {
    // As a row from before the database refused them.
    await pool.query("alter table settings disable trigger user");
    await reportIn(zone);
    await pool.query("alter table settings enable trigger user");
    expect(await recountPeriods(pool)).toBe(false);
    await recorder.record(eventsOf(`in spite of ${zone}`));
    await expectLedgerAgrees(pool, "UTC");
  });

  test("that did not change is not counted again", async () => {
    expect(await recountPeriods(pool)).toBe(false);
  });
});

describe("merging", () => {
  test("changes no sum and leaves nothing to be merged", async () => {
    await recorder.record(eventsOf("merge"));
    await Promise.all([mergeDeltas(pool), mergeDeltas(pool), recorder.record(eventsOf("merge more"))]);
    await expectLedgerAgrees(pool);
    await mergeDeltas(pool);
    const { rows } = await pool.query("select count(*)::int as left from usage_deltas");
    expect(rows).toEqual([{ left: 0 }]);
    await expectLedgerAgrees(pool);
  });

  test("without a timezone to count in moves nothing, rather than lose what days and months gained", async () => {
    await recorder.record(eventsOf("no zone"));
    const { rows } = await pool.query("delete from settings where key = 'countersTimezone' returning value");
    try {
      await expect(mergeDeltas(pool)).rejects.toThrow(/"(period_start|day)".* not-null/);
    } finally {
      await pool.query("insert into settings (key, value) values ('countersTimezone', $1)", [
        JSON.stringify(rows[0].value),
      ]);
    }
    await mergeDeltas(pool);
    await expectLedgerAgrees(pool);
  });

  test("in the middle of recording shows every event once in any snapshot", async () => {
    const before = await requests();
    const done = new AbortController();
    const recording = (async () => {
      for (let at = 0; at < 20; at += 1) await recorder.record(eventsOf(`snapshot-${at}`));
      done.abort();
    })();
    const merging = (async () => {
      while (!done.signal.aborted) await mergeDeltas(pool);
    })();
    while (!done.signal.aborted) {
      const { raw, rolledUp } = await requests();
      expect(rolledUp).toBe(raw);
    }
    await Promise.all([recording, merging]);
    expect((await requests()).rolledUp).toBe(before.rolledUp + 20 * 48);
  });

  test("keeps the room of many differences for the next ones, and gives it back when few follow", async () => {
    await pool.query(
      "insert into usage_deltas (bucket_start, user_id, dimension_id) select '2026-11-23Z', 1, 1 from generate_series(1, 200000)",
    );
    const filled = await bytes();
    await mergeDeltas(pool);
    expect(await bytes()).toBe(filled);
    await vi.waitFor(
      async () => {
        await mergeDeltas(pool);
        expect(await bytes()).toBeLessThan(filled / 10);
      },
      { timeout: 10_000 },
    );
  });

  async function bytes(): Promise<number> {
    const { rows } = await pool.query("select pg_relation_size('usage_deltas')::int as bytes");
    return rows[0].bytes;
  }

  async function requests(): Promise<{ raw: number; rolledUp: number }> {
    const { rows } = await pool.query(`select (select count(*)::int from token_usage) as raw,
      (select coalesce(sum(requests), 0)::int from token_usage_by_user) as "rolledUp"`);
    return rows[0];
  }
});
