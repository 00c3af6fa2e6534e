import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { addProject, answered, asAdmin, asAnalyst, withKey, type Asker } from "../pricing/ask-prices.js";
import { lastAudit } from "../pricing/audit.js";

const REASON = "They asked what we keep of them.";

const FIELDS = "id pseudonym projectId firstSeenAt lastSeenAt erasedAt";
const ONE = `query ($id: ID!) { appUser(id: $id) { ${FIELDS} } }`;
const SEARCH = `query ($search: String!) { findAppUsers(search: $search) { id pseudonym } }`;
const SEEN = `query ($ids: [ID!]!) { appUsersSeen(ids: $ids) { id lastSeenAt } }`;
const REVEAL = `mutation ($id: ID!, $reason: String!) {
  revealAppUser(id: $id, reason: $reason) { appUser { id } externalId until auditEntryId }
}`;
const FIND = `mutation ($projectId: ID!, $externalId: String!, $reason: String!) {
  findAppUserByExternalId(projectId: $projectId, externalId: $externalId, reason: $reason) { id }
}`;
const ERASE = `mutation ($id: ID!, $pseudonym: String!, $reason: String!) {
  eraseAppUser(id: $id, pseudonym: $pseudonym, reason: $reason) { ${FIELDS} }
}`;

interface Known {
  readonly id: string;
  readonly pseudonym: string;
  readonly projectId: string;
}

let product: Product;
let admin: Asker;
let analyst: Asker;
let other: { readonly id: string; readonly key: string };
let minji: Known;
let sent = 0;
/** Another one each time: who was just removed is remembered for a moment. */
let outside = "";

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
  analyst = await asAnalyst(product);
  other = await addProject(product, "other");
});

afterAll(() => product.stop());

beforeEach(async () => {
  await product.sql.query("truncate app_users, app_user_identities, token_usage, usage_event_ids cascade");
  outside = `minji-${sent}@example.org`;
  await record(outside);
  minji = await newest();
});

async function record(
  userId: string,
  { key = API_KEY, time = null as string | null, backfill = false } = {},
): Promise<void> {
  sent += 1;
  const event = { id: `e-${sent}`, userId, time, provider: "google", model: "gemini-2.5-flash", inputTokens: 10 };
  const answer = await fetch(`${product.url}/v1/usage${backfill ? "?backfill=1" : ""}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
    body: JSON.stringify({ ...event, outputTokens: 1 }),
  });
  expect(await answer.json()).toMatchObject({ accepted: 1 });
}

async function newest(): Promise<Known> {
  const { rows } = await product.sql.query<Known>(
    `select id::text as id, pseudonym, project_id::text as "projectId" from app_users order by id desc limit 1`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error("nobody was recorded");
  return row;
}

async function confirmLongAgo(): Promise<void> {
  await product.sql.query("update sessions set confirmed_at = now() - interval '16 minutes'");
}

async function confirmNow(): Promise<void> {
  await product.sql.query("update sessions set confirmed_at = now()");
}

async function auditText(): Promise<string> {
  const { rows } = await product.sql.query<{ text: string }>("select a::text as text from audit_entries a");
  return rows.map(({ text }) => text).join("\n");
}

describe("an app user", () => {
  test("is shown under the pseudonym, with when they were first and last seen", async () => {
    const time = new Date(Date.now() - 86_400_000).toISOString();
    await record(outside, { time });
    const known = answered(await analyst(ONE, { id: minji.id }), "appUser");
    expect(known).toMatchObject({ ...minji, erasedAt: null });
    const { rows } = await product.sql.query<{ at: Date }>("select max(created_at) as at from token_usage");
    expect(known).toMatchObject({ lastSeenAt: rows[0]?.at.toISOString() });
  });

  test("was first seen at the oldest request, though others arrived before it", async () => {
    const known = async () => answered(await analyst(ONE, { id: minji.id }), "appUser");
    const { rows } = await product.sql.query<{ at: Date }>("select created_at as at from token_usage");
    expect(await known()).toMatchObject({ firstSeenAt: rows[0]?.at.toISOString() });
    for (const time of ["2026-09-30T14:59:59.250Z", "2026-08-31T23:59:59.500Z", "2026-09-01T00:10:00.000Z"]) {
      await record(outside, { time, backfill: true });
    }
    expect(await known()).toMatchObject({ firstSeenAt: "2026-08-31T23:59:59.500Z" });
    await mergeDeltas(product.container.upkeep);
    expect(await known()).toMatchObject({ firstSeenAt: "2026-08-31T23:59:59.500Z" });
    // Archived: the sums remain.
    await product.sql.query("delete from token_usage where created_at < '2026-09-01Z'");
    expect(await known()).toMatchObject({ firstSeenAt: "2026-08-31T23:45:00.000Z" });
  });

  test("of whom nothing is counted any more was first seen when they became known", async () => {
    await product.sql.query("delete from usage_deltas");
    const { rows } = await product.sql.query<{ at: Date }>("select created_at as at from app_users");
    const known = answered(await analyst(ONE, { id: minji.id }), "appUser");
    expect(known).toMatchObject({ firstSeenAt: rows[0]?.at.toISOString() });
  });

  test("whose newest request is months ago was last seen then, and one without a request never", async () => {
    await product.sql.query("update token_usage set user_id = null");
    expect(answered(await admin(ONE, { id: minji.id }), "appUser")).toMatchObject({ lastSeenAt: null });
    await product.sql.query("select ensure_usage_partition('2026-08-01')");
    await product.sql.query(
      "update token_usage set user_id = $1, created_at = '2026-08-03T23:59:59.5Z' where event_id = $2",
      [minji.id, `e-${sent}`],
    );
    expect(answered(await admin(ONE, { id: minji.id }), "appUser")).toMatchObject({
      lastSeenAt: "2026-08-03T23:59:59.500Z",
    });
  });

  test("is told with the others of a page when they were last seen, to who may see them", async () => {
    await record("another@example.org");
    const another = await newest();
    const { rows } = await product.sql.query<{ at: Date }>("select created_at as at from token_usage order by id");
    const ids = [minji.id, another.id, "999999"];
    const told = [minji.id, another.id].map((id, index) => ({ id, lastSeenAt: rows[index]?.at.toISOString() }));
    const seen = answered(await analyst(SEEN, { ids }), "appUsersSeen");
    expect(seen).toHaveLength(told.length);
    expect(seen).toEqual(expect.arrayContaining(told));
    expect(answered(await withKey(product, other.key)(SEEN, { ids }), "appUsersSeen")).toEqual([]);
    const tooMany = await analyst(SEEN, { ids: Array.from({ length: 51 }, () => minji.id) });
    expect(tooMany.errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "ids" } }]);
  });

  test.each(["0", "999999", "-1", "sparrow", "99999999999999999999"])("%s is not there", async (id) => {
    expect((await admin(ONE, { id })).errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
  });

  test("of another project is not there for an API key", async () => {
    const answer = await withKey(product, other.key)(ONE, { id: minji.id });
    expect(answer.errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
    expect(answered(await withKey(product, API_KEY)(ONE, { id: minji.id }), "appUser")).toMatchObject(minji);
  });
});

describe("looking for app users", () => {
  const found = async (search: string, who = analyst) => answered(await who(SEARCH, { search }), "findAppUsers");

  test("finds by id, by a part of the pseudonym in any case, and by the Korean bird", async () => {
    await product.sql.query("update app_users set pseudonym = 'shrike-7F3K' where id = $1", [minji.id]);
    const only = [{ id: minji.id, pseudonym: "shrike-7F3K" }];
    for (const search of [minji.id, "shrike-7f3k", "RIKE-7", "때까치-7F3K", "까치", " 때까치 "]) {
      expect(await found(search)).toEqual(only);
    }
    for (const search of ["magpie", "까치-8", "%", "_", "민지", outside]) expect(await found(search)).toEqual([]);
  });

  test("answers at most 20, the one with that very id first", async () => {
    for (let n = 0; n < 25; n += 1) await record(`user ${n}`);
    await product.sql.query("update app_users set pseudonym = 'crane-' || id || 'X' || $1::text", [minji.id]);
    const rows = (await found(minji.id)) as Known[];
    expect(rows).toHaveLength(20);
    expect(rows[0]?.id).toBe(minji.id);
  });

  test("an API key finds those of its project alone", async () => {
    await record("jisoo", { key: other.key });
    const jisoo = await newest();
    expect(await found("-", withKey(product, other.key))).toMatchObject([{ id: jisoo.id }]);
    expect(await found(minji.id, withKey(product, other.key))).toEqual([]);
  });

  test.each(["", "   ", `minji${"x".repeat(60)}`])("refuses %j without repeating it", async (search) => {
    const { errors } = await admin(SEARCH, { search });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "search" } }]);
    expect(JSON.stringify(errors)).not.toContain("minji");
  });
});

describe("revealing", () => {
  test("tells the outside id for five minutes, kept by nobody, and writes down that it did", async () => {
    const { cookie } = await ask(
      product,
      "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { email } }",
      { variables: { email: "admin@localhost", password: "correct horse battery" } },
    );
    const response = await fetch(`${product.url}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Cookie: cookie?.split(";")[0] ?? "" },
      body: JSON.stringify({ query: REVEAL, variables: { id: minji.id, reason: REASON } }),
    });
    expect(response.headers.get("cache-control")).toBe("no-store");
    const { data } = (await response.json()) as { data: { revealAppUser: Record<string, string> } };
    expect(data.revealAppUser).toMatchObject({ appUser: { id: minji.id }, externalId: outside });
    const left = Date.parse(data.revealAppUser["until"] ?? "") - Date.now();
    expect(left).toBeGreaterThan(4.5 * 60_000);
    expect(left).toBeLessThanOrEqual(5 * 60_000);
    expect(await lastAudit(product, "appUser.reveal")).toMatchObject({
      target_kind: "appUser",
      target_id: minji.id,
      reason: REASON,
      email: "admin@localhost",
    });
    const { rows } = await product.sql.query("select action from audit_entries where id = $1", [
      data.revealAppUser["auditEntryId"],
    ]);
    expect(rows).toEqual([{ action: "appUser.reveal" }]);
    expect(await auditText()).not.toContain(outside);
  });

  test.each(["", "short", `${" ".repeat(20)}short`, "x".repeat(501), `${REASON}\0`])(
    "a reason must be one: %j",
    async (reason) => {
      const { errors } = await admin(REVEAL, { id: minji.id, reason });
      expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "reason" } }]);
    },
  );

  test("a reason that names the person is kept without the name", async () => {
    const reason = `To answer the request of ${outside.toUpperCase()} of today`;
    const answer = await admin(REVEAL, { id: minji.id, reason });
    expect(answer.data?.["revealAppUser"]).toMatchObject({ externalId: outside });
    expect(await lastAudit(product, "appUser.reveal")).toMatchObject({
      reason: "To answer the request of […] of today",
    });
  });

  test("is refused to who may not, and to who last proved long ago who they are", async () => {
    const variables = { id: minji.id, reason: REASON };
    expect((await analyst(REVEAL, variables)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    const key = withKey(product, API_KEY);
    expect((await key(REVEAL, variables)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    await confirmLongAgo();
    expect((await admin(REVEAL, variables)).errors).toMatchObject([
      { extensions: { code: "FORBIDDEN", field: "session" } },
    ]);
    await confirmNow();
  });

  test("an identity that other keys sealed is a fault with words, and no entry says that it was seen", async () => {
    await product.sql.query("update app_user_identities set external_id = external_id || 'x'::bytea");
    const before = await auditText();
    const { errors, data } = await admin(REVEAL, { id: minji.id, reason: REASON });
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "CONFLICT" } }]);
    expect(errors[0]?.message).toContain("secrets.json");
    expect(await auditText()).toBe(before);
  });
});

describe("finding by the outside id", () => {
  const find = (externalId: string, who = admin, projectId = minji.projectId) =>
    who(FIND, { projectId, externalId, reason: REASON });

  test("finds the person of that project and nobody else, and does not write down whom it looked for", async () => {
    expect(answered(await find(outside), "findAppUserByExternalId")).toEqual({ id: minji.id });
    expect(await lastAudit(product, "appUser.find")).toMatchObject({ target_id: minji.id, after: { found: true } });
    expect(answered(await find("jisoo"), "findAppUserByExternalId")).toBeNull();
    expect(await lastAudit(product, "appUser.find")).toMatchObject({ target_id: null, after: { found: false } });
    expect(answered(await find(outside, admin, other.id), "findAppUserByExternalId")).toBeNull();
    expect(await auditText()).not.toMatch(/minji|jisoo/);
  });

  test("is refused like a reveal, without repeating the id", async () => {
    expect((await find(outside, analyst)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    const { errors } = await find(outside.repeat(20));
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "externalId" } }]);
    expect(JSON.stringify(errors)).not.toContain("minji");
    const named = await admin(FIND, {
      projectId: minji.projectId,
      externalId: outside,
      reason: `The person ${outside.toUpperCase()} asked`,
    });
    expect(named.errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "reason" } }]);
    expect(JSON.stringify(named.errors)).not.toContain("minji");
  });
});

describe("erasing", () => {
  const erase = (pseudonym = minji.pseudonym, who = admin) => who(ERASE, { id: minji.id, pseudonym, reason: REASON });

  test("leaves pseudonym and requests, and nothing by which the person could be found again", async () => {
    expect(answered(await erase(), "eraseAppUser")).toMatchObject({ ...minji, erasedAt: expect.any(String) });
    expect((await product.sql.query("select 1 from app_user_identities")).rows).toEqual([]);
    expect((await product.sql.query("select 1 from token_usage where user_id = $1", [minji.id])).rows).toHaveLength(1);
    expect((await admin(REVEAL, { id: minji.id, reason: REASON })).errors).toMatchObject([
      { extensions: { code: "CONFLICT" } },
    ]);
    const gone = await admin(FIND, { projectId: minji.projectId, externalId: outside, reason: REASON });
    expect(answered(gone, "findAppUserByExternalId")).toBeNull();
    expect(await lastAudit(product, "appUser.erase")).toMatchObject({ target_id: minji.id, reason: REASON });
    expect(await auditText()).not.toContain(outside);
  });

  test("a reason that names the person is kept without the name", async () => {
    const reason = `${outside} asked for it`;
    answered(await admin(ERASE, { id: minji.id, pseudonym: minji.pseudonym, reason }), "eraseAppUser");
    expect(await lastAudit(product, "appUser.erase")).toMatchObject({ reason: "[…] asked for it" });
  });

  test("needs the pseudonym that is shown, in either language", async () => {
    await product.sql.query("update app_users set pseudonym = 'sparrow-7F3K' where id = $1", [minji.id]);
    for (const wrong of ["sparrow-7F3", "까치-7F3K", outside, ""]) {
      const { errors } = await erase(wrong);
      expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "pseudonym" } }]);
      expect(JSON.stringify(errors)).not.toContain("minji");
    }
    expect(answered(await erase("참새-7F3K"), "eraseAppUser")).toMatchObject({ id: minji.id });
  });

  test("twice is a conflict; without the right, or long after the sign-in, it is refused", async () => {
    expect((await erase(minji.pseudonym, analyst)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    await confirmLongAgo();
    expect((await erase()).errors).toMatchObject([{ extensions: { code: "FORBIDDEN", field: "session" } }]);
    await confirmNow();
    answered(await erase(), "eraseAppUser");
    expect((await erase()).errors).toMatchObject([{ extensions: { code: "CONFLICT" } }]);
  });
});
