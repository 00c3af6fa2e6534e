import { afterAll, beforeAll, expect, test } from "vitest";
import { AppUserDirectory } from "../../src/appusers/app-user-directory.js";
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
  ...{ id, userId, noteId: "n-1", requestId: "r-1", fingerprint: "f-1", tags: { who: userId } },
  ...{ provider: "google", model: "gemini-2.5-flash", inputTokens: 10, outputTokens: 1 },
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
