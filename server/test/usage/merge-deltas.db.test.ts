import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEM } from "../../src/access/audit.js";
import { mergeDeltas, mergeSome } from "../../src/usage/merge-deltas.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { ledgerWriters } from "./ledger-writers.js";
import { expectLedgerAgrees } from "./expect-ledger-agrees.js";
import { sampleUsage } from "./sample-usage.js";

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4, pipeline: true });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

test("a step is bounded also where much is taken away, and nothing is left when it says so", async () => {
  const { recorder, corrector } = ledgerWriters(pool);
  const ids = Array.from({ length: 12 }, (_, at) => `mine-${at}`);
  await recorder.record(
    ids.map((id, at) => sampleUsage(id, { createdAt: new Date(Date.UTC(2026, 10, 20, at)), userId: "1" })),
  );
  await mergeDeltas(pool);
  for (const eventId of ids) {
    const change = <Former>(former: Former) => ({ ...former, userId: "2" });
    await corrector.correct({ projectId: 1, eventId, reason: "not mine", actor: SYSTEM, change });
  }
  const steps: number[] = [];
  const client = await pool.connect();
  try {
    do steps.push(await mergeSome(client, 5));
    while ((steps.at(-1) ?? 0) >= 5);
  } finally {
    client.release();
  }
  expect(Math.max(...steps)).toBeLessThan(10);
  expect((await pool.query("select from usage_deltas")).rowCount).toBe(0);
  await expectLedgerAgrees(pool);
});
