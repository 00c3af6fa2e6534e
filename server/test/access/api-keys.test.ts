import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { startReplica } from "../api/start-replica.js";
import { addProject, answered, asAdmin, asAnalyst, withKey, type Asker } from "../pricing/ask-prices.js";
import { countAudits, lastAudit } from "../pricing/audit.js";
import { codesOf, END_PREVIOUS, ISSUE, issue, REVOKE, ROTATE, statusOf } from "./ask-keys.js";

const KEY = /* GraphQL */ `
  query ($id: ID!) {
    apiKey(id: $id) {
      id
      project {
        id
        name
        isDemo
      }
      name
      prefix
      scopes
      state
      createdBy
      lastUsedAt
      lastUsedAddress
      expiresAt
      revokedAt
      requestsPerMinute
      previous {
        prefix
      }
      recentRequests
    }
  }
`;
const UPDATE = /* GraphQL */ `
  mutation ($id: ID!, $name: String, $expiresAt: DateTimeISO, $requestsPerMinute: Int) {
    updateApiKey(id: $id, name: $name, expiresAt: $expiresAt, requestsPerMinute: $requestsPerMinute) {
      name
      state
      expiresAt
      requestsPerMinute
    }
  }
`;
const NEXT_YEAR = "2127-01-01T00:00:00.000Z";

let product: Product;
let admin: Asker;
let analyst: Asker;

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
  analyst = await asAnalyst(product);
});

afterAll(() => product.stop());

const keyOf = async (id: string) => answered(await admin(KEY, { id }), "apiKey");
const WANTED = { projectId: "1", name: "wanted", scopes: ["INGEST"] };

describe("a key that is issued", () => {
  test("works at once, is listed with what was said of it, and its first use is seen", async () => {
    const { id, secret } = await issue(admin, {
      name: " notes app ",
      scopes: ["READ", "INGEST", "READ"],
      expiresAt: "2100-01-01T00:00:00Z",
      requestsPerMinute: 600,
    });
    expect(secret).toMatch(/^tl_[\w-]{43}$/);
    const issued = {
      id,
      project: { id: "1", name: "default", isDemo: false },
      name: "notes app",
      prefix: secret.slice(0, 9),
      scopes: ["READ", "INGEST"],
      state: "ACTIVE",
      createdBy: "admin@localhost",
      lastUsedAt: null,
      lastUsedAddress: null,
      expiresAt: "2100-01-01T00:00:00.000Z",
      revokedAt: null,
      requestsPerMinute: 600,
      previous: null,
      recentRequests: "0",
    };
    expect(await keyOf(id)).toEqual(issued);
    expect(await statusOf(product, secret)).toBe(200);
    const used = {
      ...issued,
      lastUsedAt: expect.any(String) as unknown,
      lastUsedAddress: expect.stringContaining("127.0.0.1") as unknown,
      recentRequests: "1",
    };
    await vi.waitFor(async () => expect(await keyOf(id)).toEqual(used), { timeout: 5_000 });
  });

  test("is told once: neither the audit log nor any table has its secret, and no entry has its hash", async () => {
    const { id, secret } = await issue(admin, { name: "told once" });
    expect(await lastAudit(product, "apiKey.issue")).toEqual({
      target_kind: "apiKey",
      target_id: id,
      before: null,
      after: {
        projectId: 1,
        name: "told once",
        scopes: ["ingest", "read"],
        expiresAt: null,
        requestsPerMinute: null,
        prefix: secret.slice(0, 9),
      },
      reason: null,
      address: expect.stringContaining("127.0.0.1") as unknown,
      email: "admin@localhost",
    });
    const { rows } = await product.sql.query<{ text: string }>(
      "select k::text as text from api_keys k union all select a::text from audit_entries a",
    );
    expect(rows.filter(({ text }) => text.includes(secret.slice(9)))).toEqual([]);
  });

  test.each([
    { name: "a project that does not exist", change: { projectId: "99999" }, field: "projectId" },
    { name: "a project that cannot exist", change: { projectId: "all" }, field: "projectId" },
    { name: "no name", change: { name: " " }, field: "name" },
    { name: "a name of 65 characters", change: { name: "n".repeat(65) }, field: "name" },
    { name: "no scope", change: { scopes: [] }, field: "scopes" },
    { name: "an expiry in the past", change: { expiresAt: "2020-01-01T00:00:00Z" }, field: "expiresAt" },
    { name: "an expiry in another age", change: { expiresAt: NEXT_YEAR }, field: "expiresAt" },
    { name: "no request a minute", change: { requestsPerMinute: 0 }, field: "requestsPerMinute" },
  ])("with $name is refused, and nothing is written down", async ({ change, field }) => {
    const before = await countAudits(product);
    const { errors } = await admin(ISSUE, { input: { ...WANTED, ...change } });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field });
    expect(await countAudits(product)).toBe(before);
  });

  test("for the project of the demo is refused", async () => {
    const { rows } = await product.sql.query<{ id: number }>(
      "insert into projects (name, is_demo) values ('demo', true) returning id",
    );
    const { errors } = await admin(ISSUE, { input: { ...WANTED, projectId: String(rows[0]?.id) } });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field: "projectId" });
  });

  test("is called as no other of its project, until that one is revoked", async () => {
    const first = await issue(admin, { name: "worker" });
    const { errors } = await admin(ISSUE, { input: { ...WANTED, name: "Worker" } });
    expect(errors[0]?.extensions).toEqual({ code: "CONFLICT", field: "name" });
    const other = await addProject(product, "with a worker too");
    await issue(admin, { projectId: other.id, name: "worker" });
    answered(await admin(REVOKE, { id: first.id }), "revokeApiKey");
    await issue(admin, { name: "worker" });
  });

  test("by two administrators at once under one name exists once", async () => {
    const input = { ...WANTED, name: "twins" };
    const answers = await Promise.all([admin(ISSUE, { input }), admin(ISSUE, { input })]);
    expect(answers.flatMap(codesOf)).toEqual(["CONFLICT"]);
  });
});

describe("a key", () => {
  test("needs a fresh session to be issued or rotated, and none to be revoked", async () => {
    const { id } = await issue(admin);
    await product.sql.query("update sessions set confirmed_at = now() - interval '16 minutes'");
    for (const refused of [await admin(ISSUE, { input: WANTED }), await admin(ROTATE, { id })]) {
      expect(refused.errors[0]?.extensions).toEqual({ code: "FORBIDDEN", field: "session" });
    }
    expect(answered(await admin(REVOKE, { id }), "revokeApiKey")).toMatchObject({ state: "REVOKED" });
    await product.sql.query("update sessions set confirmed_at = now()");
  });

  test("changes by what is given, null takes away, and what changes nothing is not written down", async () => {
    const { id } = await issue(admin, { name: "to be changed", requestsPerMinute: 10 });
    const changed = await admin(UPDATE, { id, name: "changed", expiresAt: "2100-01-01T00:00:00.000Z" });
    expect(answered(changed, "updateApiKey")).toEqual({
      name: "changed",
      state: "ACTIVE",
      expiresAt: "2100-01-01T00:00:00.000Z",
      requestsPerMinute: 10,
    });
    expect(await lastAudit(product, "apiKey.update")).toMatchObject({
      target_id: id,
      before: { name: "to be changed", expiresAt: null, requestsPerMinute: 10 },
      after: { name: "changed", expiresAt: "2100-01-01T00:00:00.000Z", requestsPerMinute: 10 },
    });
    const cleared = await admin(UPDATE, { id, expiresAt: null, requestsPerMinute: null });
    expect(answered(cleared, "updateApiKey")).toMatchObject({ expiresAt: null, requestsPerMinute: null });
    const before = await countAudits(product);
    expect(answered(await admin(UPDATE, { id, name: "changed" }), "updateApiKey")).toMatchObject({ name: "changed" });
    expect(await countAudits(product)).toBe(before);
    expect(codesOf(await admin(UPDATE, { id, name: "bootstrap" }))).toEqual(["CONFLICT"]);
    expect((await admin(UPDATE, { id, requestsPerMinute: -1 })).errors[0]?.extensions["field"]).toBe(
      "requestsPerMinute",
    );
  });

  test("that is expired is refused, cannot be rotated, and works again with another expiry", async () => {
    const { id, secret } = await issue(admin);
    await product.sql.query("update api_keys set expires_at = now() where id = $1", [id]);
    expect(await statusOf(product, secret)).toBe(401);
    expect(await keyOf(id)).toMatchObject({ state: "EXPIRED" });
    expect(codesOf(await admin(ROTATE, { id }))).toEqual(["CONFLICT"]);
    answered(await admin(UPDATE, { id, expiresAt: null }), "updateApiKey");
    expect(await statusOf(product, secret)).toBe(200);
  });

  test("that is revoked is refused on every replica within five seconds, for ever", async () => {
    const replica = await startReplica(product);
    try {
      const { id, secret } = await issue(admin);
      for (const server of [product, replica]) expect(await statusOf(server, secret)).toBe(200);
      const revokedAt = Date.now();
      expect(answered(await admin(REVOKE, { id }), "revokeApiKey")).toEqual({
        state: "REVOKED",
        revokedAt: expect.any(String) as unknown,
      });
      const isRefusedBy = (server: Pick<Product, "url">) =>
        vi.waitFor(async () => expect(await statusOf(server, secret)).toBe(401), { timeout: 5_000 });
      await Promise.all([product, replica].map(isRefusedBy));
      expect(Date.now() - revokedAt).toBeLessThan(5_000);
      expect(await lastAudit(product, "apiKey.revoke")).toMatchObject({ target_id: id, reason: "it leaked" });
      for (const act of [REVOKE, UPDATE, ROTATE, END_PREVIOUS]) {
        expect(codesOf(await admin(act, { id, name: "again" }))).toEqual(["CONFLICT"]);
      }
      const listed = answered(await admin("{ apiKeys { id } }"), "apiKeys");
      expect(listed).not.toContainEqual({ id });
      const all = answered(await admin("{ apiKeys(includeRevoked: true) { id } }"), "apiKeys");
      expect(all).toContainEqual({ id });
    } finally {
      await replica.stop();
    }
  });

  test("records while somebody holds its row: nobody waits until its use is written down", async () => {
    const { id, secret } = await issue(admin);
    const holder = await product.sql.connect();
    try {
      await holder.query("begin");
      await holder.query("select from api_keys where id = $1 for update", [id]);
      expect(await statusOf(product, secret)).toBe(200);
      expect(await keyOf(id)).toMatchObject({ lastUsedAt: null });
    } finally {
      await holder.query("rollback");
      holder.release();
    }
    const used = { lastUsedAt: expect.any(String) as unknown };
    await vi.waitFor(async () => expect(await keyOf(id)).toMatchObject(used), { timeout: 5_000 });
  });

  test("is revoked for a reason", async () => {
    const { id } = await issue(admin);
    const { errors } = await admin('mutation ($id: ID!) { revokeApiKey(id: $id, reason: " ") { id } }', { id });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field: "reason" });
    expect(await keyOf(id)).toMatchObject({ state: "ACTIVE" });
  });

  test("that does not exist is not found", async () => {
    for (const act of [KEY, REVOKE, UPDATE, ROTATE, END_PREVIOUS]) {
      expect(codesOf(await admin(act, { id: "424242" }))).toEqual(["NOT_FOUND"]);
      expect((await admin(act, { id: "x" })).errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field: "id" });
    }
  });

  test("is a matter of administrators alone", async () => {
    const { id } = await issue(admin);
    const acts = [KEY, REVOKE, UPDATE, ROTATE, END_PREVIOUS, "{ apiKeys { id } }", "{ projects { id } }"];
    for (const asker of [analyst, withKey(product, API_KEY)]) {
      for (const act of acts) expect(codesOf(await asker(act, { id }))).toEqual(["FORBIDDEN"]);
      expect(codesOf(await asker(ISSUE, { input: WANTED }))).toEqual(["FORBIDDEN"]);
      expect(codesOf(await asker('mutation { createProject(name: "mine") { id } }'))).toEqual(["FORBIDDEN"]);
    }
  });
});
