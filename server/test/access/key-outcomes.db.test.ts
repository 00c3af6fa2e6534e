import pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { KeyOutcomes } from "../../src/ingest/outcomes/key-outcomes.js";
import { storeKeyOutcomes } from "../../src/ingest/outcomes/store-key-outcomes.js";
import { createTestDatabase, type TestDatabase } from "../database.js";

const START = new Date("2026-11-27T10:00:00Z").getTime();
const REFUSED = { code: "BAD_INPUT", field: "model", message: "expected a name" } as const;

let database: TestDatabase;
let pool: pg.Pool;
let keyId = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  const { rows } = await pool.query<{ id: number }>(
    `with owner as (insert into projects (name) values ('notes') returning id)
     insert into api_keys (project_id, name, prefix, secret_hash, scopes)
     select id, 'shared', 'tl_', '\\x01', '{ingest}' from owner returning id`,
  );
  keyId = rows[0]?.id ?? 0;
});

beforeEach(() => pool.query("delete from api_key_outcomes"));

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A server of its own, whose clock the test sets and whose database it can take away. */
function replica() {
  const state = { nowMs: START, isFailing: false, writes: 0 };
  const outcomes = new KeyOutcomes({
    store: (noted) => {
      state.writes += 1;
      if (state.isFailing) return Promise.reject(new Error("no room"));
      return storeKeyOutcomes(pool, noted);
    },
    clock: () => new Date(state.nowMs),
    logger: pino({ enabled: false }),
  });
  return { state, outcomes };
}

async function stored() {
  const { rows } = await pool.query("select event_id, rejected_field from api_key_outcomes where api_key_id = $1", [
    keyId,
  ]);
  return rows as unknown[];
}

test("a thousand events of a key are one row, written once", async () => {
  const { state, outcomes } = replica();
  for (let index = 0; index < 1_000; index += 1) outcomes.noteRecorded(keyId, `event-${index}`);
  await outcomes.flush();
  await outcomes.flush();
  expect(state.writes).toBe(1);
  expect(await stored()).toEqual([{ event_id: "event-999", rejected_field: null }]);
});

test("of two replicas the later event and the later rejection stay, whoever writes last", async () => {
  const [early, late] = [replica(), replica()];
  late.state.nowMs = START + 1_000;
  late.outcomes.noteRecorded(keyId, "later");
  early.outcomes.noteRecorded(keyId, "earlier");
  early.outcomes.noteRefused(keyId, REFUSED);
  await late.outcomes.flush();
  await early.outcomes.flush();
  expect(await stored()).toEqual([{ event_id: "later", rejected_field: "model" }]);
  late.outcomes.noteRefused(keyId, { ...REFUSED, field: "id" });
  await Promise.all([late.outcomes.flush(), early.outcomes.flush()]);
  expect(await stored()).toEqual([{ event_id: "later", rejected_field: "id" }]);
});

test("what could not be written is written with what comes next, under what is later", async () => {
  const { state, outcomes } = replica();
  state.isFailing = true;
  outcomes.noteRecorded(keyId, "lost for now");
  outcomes.noteRefused(keyId, REFUSED);
  await outcomes.flush();
  expect(await stored()).toEqual([]);
  state.isFailing = false;
  outcomes.noteRecorded(keyId, "next");
  await outcomes.close();
  expect(await stored()).toEqual([{ event_id: "next", rejected_field: "model" }]);
});

test("a key that is gone meanwhile keeps no other key's outcome from being written", async () => {
  const { outcomes } = replica();
  outcomes.noteRecorded(keyId + 1_000, "of a key that is gone");
  outcomes.noteRecorded(keyId, "of one that is there");
  await outcomes.flush();
  expect(await stored()).toEqual([{ event_id: "of one that is there", rejected_field: null }]);
});
