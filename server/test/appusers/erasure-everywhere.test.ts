import { afterAll, beforeAll, expect, test } from "vitest";
import { AppUserDirectory } from "../../src/appusers/app-user-directory.js";
import { eraseTraces } from "../../src/appusers/erase-traces.js";
import { contentHash } from "../../src/ingest/domain/content-hash.js";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { startReplica, type Replica } from "../api/start-replica.js";
import { answered, asAdmin, type Asker } from "../pricing/ask-prices.js";
import { expectLedgerAgrees } from "../usage/expect-ledger-agrees.js";

const WITHIN_5_S = { timeout: 5_000, interval: 50 };
const ERASE = `mutation ($id: ID!, $pseudonym: String!) {
  eraseAppUser(id: $id, pseudonym: $pseudonym, reason: "They asked to be forgotten.") { id }
}`;

let product: Product;
let other: Replica;
let admin: Asker;
let sent = 0;

beforeAll(async () => {
  product = await startProduct();
  other = await startReplica(product);
  admin = await asAdmin(product);
});

afterAll(async () => {
  await other.stop();
  await product.stop();
});

async function post(at: { readonly url: string }, event: object): Promise<unknown> {
  const answer = await fetch(`${at.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify(event),
  });
  return answer.json();
}

const eventOf = (id: string, userId: string) => ({
  id,
  userId,
  noteId: "n-1",
  requestId: "r-1",
  fingerprint: "f-1",
  tags: { who: userId },
  provider: "google",
  model: "gemini-2.5-flash",
  inputTokens: 10,
  outputTokens: 1,
});

/** Records one request of an outside id and answers whose it became. */
async function userOf(at: { readonly url: string }, userId: string): Promise<string> {
  sent += 1;
  expect(await post(at, eventOf(`e-${sent}`, userId))).toMatchObject({ accepted: 1 });
  const { rows } = await product.sql.query<{ id: string }>(
    "select user_id::text as id from token_usage where event_id = $1",
    [`e-${sent}`],
  );
  return rows[0]?.id ?? "nobody";
}

async function erase(id: string): Promise<void> {
  const { rows } = await product.sql.query<{ pseudonym: string }>("select pseudonym from app_users where id = $1", [
    id,
  ]);
  answered(await admin(ERASE, { id, pseudonym: rows[0]?.pseudonym }), "eraseAppUser");
}

test("who comes back after an erasure is somebody new: here at once, on another replica within five seconds", async () => {
  const before = await userOf(product, "minji");
  expect(await userOf(other, "minji")).toBe(before);
  await erase(before);
  const after = await userOf(product, "minji");
  expect(after).not.toBe(before);
  await expect.poll(() => userOf(other, "minji"), WITHIN_5_S).toBe(after);
  for (let again = 0; again < 5; again += 1) expect(await userOf(other, "minji")).toBe(after);
});

test("an identity that somebody deletes with SQL is forgotten as well", async () => {
  const before = await userOf(other, "jisoo");
  await product.sql.query("delete from app_user_identities where app_user_id = $1", [before]);
  await expect.poll(() => userOf(other, "jisoo"), WITHIN_5_S).not.toBe(before);
});

test("without news of erasures what is remembered is not believed", async () => {
  const { rows } = await product.sql.query<{ id: number }>("select id from projects limit 1");
  const projectId = rows[0]?.id ?? 0;
  const keys = { encryption: Buffer.alloc(32, 1), lookup: Buffer.alloc(32, 2), pseudonym: Buffer.alloc(32, 3) };
  const directory = new AppUserDirectory(product.sql, keys);
  const idOf = async () => (await directory.attribute(projectId, new Set(["haneul"]))).get("haneul") ?? "nobody";
  directory.confirm(performance.now() - 1_000);
  const before = await idOf();
  await product.sql.query("delete from app_user_identities where app_user_id = $1", [before]);
  expect(await idOf()).toBe(before); // three seconds are left of what the last news were good for
  directory.confirm(performance.now() - 4_000);
  expect(await idOf()).not.toBe(before);
});

test("what was being asked for while identities were erased is not remembered", async () => {
  const { rows } = await product.sql.query<{ id: number }>("select id from projects limit 1");
  const keys = { encryption: Buffer.alloc(32, 1), lookup: Buffer.alloc(32, 2), pseudonym: Buffer.alloc(32, 3) };
  const directory = new AppUserDirectory(product.sql, keys);
  directory.confirm(performance.now() + 60_000);
  const attribute = () => directory.attribute(rows[0]?.id ?? 0, new Set(["bora"]));
  const asked = attribute();
  await directory.forget();
  const before = (await asked).get("bora");
  await product.sql.query("delete from app_user_identities where app_user_id = $1", [before]);
  expect((await attribute()).get("bora")).not.toBe(before);
});

test("an event of an erased user that is sent again is a duplicate, and with other content a conflict", async () => {
  const event = eventOf("repeated", "nari");
  expect(await post(product, event)).toMatchObject({ accepted: 1 });
  const { rows } = await product.sql.query<{ id: string }>(
    "select user_id::text as id from token_usage where event_id = 'repeated'",
  );
  await erase(rows[0]?.id ?? "");
  for (const at of [product, other]) {
    expect(await post(at, event)).toMatchObject({ accepted: 0, duplicates: 1, rejected: [] });
  }
  expect(await post(product, { ...event, inputTokens: 11 })).toMatchObject({
    accepted: 0,
    rejected: [{ code: "CONFLICT" }],
  });
  await expectLedgerAgrees(product.sql, "Asia/Seoul");
});

test("the traces of an erased user go from their requests and corrections, and what is sent again counts no more", async () => {
  const correct = `mutation { correctUsage(eventId: "traced", correction: { noteId: "n-2" }, reason: "Another note") { id } }`;
  const event = eventOf("traced", "byeol");
  const bystander = eventOf("bystander", "dasom");
  for (const each of [event, bystander]) expect(await post(product, each)).toMatchObject({ accepted: 1 });
  expect((await admin(correct)).errors).toEqual([]);
  const { rows } = await product.sql.query<{ id: string }>(
    "select user_id::text as id from token_usage where event_id = 'traced'",
  );
  await erase(rows[0]?.id ?? "");
  // As if a minute had passed: until then an event of theirs may still be on its way.
  await product.sql.query("update app_users set erased_at = now() - interval '2 minutes' where id = $1", [rows[0]?.id]);
  await eraseTraces(product.container.upkeep, new AbortController().signal);

  const traces = await product.sql.query(
    `select event_id, note_id, request_id, fingerprint, tags, octet_length(content_hash) as hashed
     from token_usage join usage_event_ids using (project_id, event_id)
     where event_id in ('traced', 'bystander') order by event_id desc`,
  );
  expect(traces.rows).toEqual([
    { event_id: "traced", note_id: null, request_id: null, fingerprint: null, tags: null, hashed: 0 },
    {
      event_id: "bystander",
      note_id: "n-1",
      request_id: "r-1",
      fingerprint: "f-1",
      tags: { who: "dasom" },
      hashed: 16,
    },
  ]);
  const { rows: corrections } = await product.sql.query<{ text: string }>(
    "select c::text as text from usage_corrections c where event_id = 'traced'",
  );
  expect(corrections[0]?.text).not.toMatch(/n-1|n-2|r-1|f-1|byeol/);

  for (const again of [event, { ...event, inputTokens: 11 }, { ...event, userId: "another" }]) {
    expect(await post(other, again)).toMatchObject({ accepted: 0, duplicates: 1, rejected: [] });
  }
  await expectLedgerAgrees(product.sql, "Asia/Seoul");
  const done = await product.sql.query(
    "select 1 from app_users where erased_at is not null and traces_erased_at is null",
  );
  expect(done.rows.length).toBeLessThan(3); // those erased a moment ago
});

test("nobody who has the database and a guess can confirm it, without the key", async () => {
  const event = { ...eventOf("guessed", "sarang@example.org"), time: new Date().toISOString() };
  expect(await post(product, event)).toMatchObject({ accepted: 1 });
  const stored = await product.sql.query("select 1 from usage_event_ids where content_hash = decode($1, 'hex')", [
    contentHash(event),
  ]);
  expect(stored.rows).toEqual([]);
});

test("an event recorded before hashes had a key is known again", async () => {
  const event = { ...eventOf("before", "sarang@example.org"), time: new Date().toISOString() };
  expect(await post(product, event)).toMatchObject({ accepted: 1 });
  await product.sql.query("update usage_event_ids set content_hash = decode($1, 'hex') where event_id = 'before'", [
    contentHash(event),
  ]);
  expect(await post(product, event)).toMatchObject({ duplicates: 1, rejected: [] });
  expect(await post(product, { ...event, inputTokens: 11 })).toMatchObject({ rejected: [{ code: "CONFLICT" }] });
});
