import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "./ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";

const SIGN_IN =
  "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { email role } }";
const VIEWER = "{ viewer { kind email role permissions } }";
const TOTALS = '{ usageTotals(filter: { range: { preset: "today" } }) { requests } }';

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

async function signIn(): Promise<string> {
  const { cookie } = await ask(product, SIGN_IN, { variables: ADMIN });
  return cookie?.split(";")[0] ?? "";
}

describe("signing in", () => {
  test("gives a cookie that scripts cannot read, and a viewer", async () => {
    const { data, cookie } = await ask(product, SIGN_IN, { variables: { ...ADMIN, email: "ADMIN@localhost" } });
    expect(data).toEqual({ signIn: { email: ADMIN.email, role: "ADMIN" } });
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const viewer = await ask(product, VIEWER, { headers: { Cookie: cookie?.split(";")[0] ?? "" } });
    expect(viewer.data?.viewer).toMatchObject({ kind: "MEMBER", role: "ADMIN" });
  });

  test.each([
    { email: ADMIN.email, password: "wrong" },
    { email: "nobody@localhost", password: ADMIN.password },
    { email: "%", password: ADMIN.password },
    { email: "adm\u0130n@localhost", password: ADMIN.password },
  ])("a wrong e-mail or password is refused with the same words: %j", async (variables) => {
    const { errors, cookie } = await ask(product, SIGN_IN, { variables });
    expect(errors).toMatchObject([
      { message: "E-mail or password is wrong.", extensions: { code: "UNAUTHENTICATED" } },
    ]);
    expect(cookie).toBeNull();
  });

  test.each([{ email: "a\0@b" }, { email: `${ADMIN.email}\ud800` }])(
    "what no member's e-mail can be: %j",
    async ({ email }) => {
      const { errors, cookie } = await ask(product, SIGN_IN, { variables: { email, password: ADMIN.password } });
      expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "email" } }]);
      expect(cookie).toBeNull();
    },
  );

  test("the cookie works no longer after signing out", async () => {
    const cookie = await signIn();
    expect((await ask(product, "mutation { signOut }", { headers: { Cookie: cookie } })).data).toEqual({
      signOut: true,
    });
    expect((await ask(product, VIEWER, { headers: { Cookie: cookie } })).data).toEqual({ viewer: null });
  });
});

describe("confirming who one is", () => {
  const CONFIRM = "mutation ($password: String!) { confirmSession(password: $password) { email confirmedAt } }";

  test("the right password makes the session fresh again", async () => {
    const cookie = await signIn();
    await product.sql.query("update sessions set confirmed_at = '2026-01-01T00:00:00Z'");
    const before = await ask(product, "{ viewer { confirmedAt hasPassword } }", { headers: { Cookie: cookie } });
    expect(before.data?.viewer).toEqual({ confirmedAt: "2026-01-01T00:00:00.000Z", hasPassword: true });
    const asked = Date.now();
    const { data } = await ask(product, CONFIRM, {
      variables: { password: ADMIN.password },
      headers: { Cookie: cookie },
    });
    const confirmed = data?.confirmSession as { confirmedAt: string } | undefined;
    expect(Date.parse(confirmed?.confirmedAt ?? "")).toBeGreaterThanOrEqual(asked);
    const after = await ask(product, "{ viewer { confirmedAt } }", { headers: { Cookie: cookie } });
    expect(after.data?.viewer).toEqual({ confirmedAt: confirmed?.confirmedAt });
  });

  test("a wrong password changes nothing, and an API key has nothing to confirm", async () => {
    const cookie = await signIn();
    const wrong = await ask(product, CONFIRM, { variables: { password: "wrong" }, headers: { Cookie: cookie } });
    expect(wrong.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    const key = await ask(product, CONFIRM, {
      variables: { password: ADMIN.password },
      headers: { Authorization: `Bearer ${API_KEY}` },
    });
    expect(key.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});

describe("cleaning up", () => {
  test("removes sessions that expired, are older than twelve hours or idle for half an hour, and no others", async () => {
    await product.sql.query(`
      insert into sessions (member_id, token_hash, created_at, last_seen_at, expires_at)
      select m.id, decode(md5(s.name), 'hex'), now() - s.age, now() - s.unseen, now() + s.rest
      from members m, (values ('expired', interval '1 hour', interval '1 minute', interval '-1 second'),
                              ('old', interval '721 minutes', interval '1 minute', interval '1 day'),
                              ('idle', interval '1 hour', interval '31 minutes', interval '1 day'),
                              ('in use', interval '11 hours', interval '29 minutes', interval '1 day'))
                        s (name, age, unseen, rest)`);
    await product.container.sessions.removeExpired(product.container.orm.em.fork());
    const { rows } = await product.sql.query<{ name: string }>(`
      select name from (values ('expired'), ('old'), ('idle'), ('in use')) s (name)
      join sessions on token_hash = decode(md5(name), 'hex')`);
    expect(rows).toEqual([{ name: "in use" }]);
  });
});

describe("everything but viewer and signIn needs somebody", () => {
  test("signed out, viewer is null and a question is refused", async () => {
    expect((await ask(product, VIEWER)).data).toEqual({ viewer: null });
    expect((await ask(product, TOTALS)).errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect((await ask(product, "{ settings { reportingTimezone } }")).errors).toMatchObject([
      { extensions: { code: "UNAUTHENTICATED" } },
    ]);
  });

  test("a key without the scope read is forbidden to ask", async () => {
    const em = product.container.orm.em.fork();
    const key = await product.container.apiKeys.issue(em, { projectId: 1, name: "sender", scopes: ["ingest"] });
    const { errors } = await ask(product, TOTALS, { headers: { Authorization: `Bearer ${key}` } });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });

  test("a member cannot record, a key can", async () => {
    const record =
      'mutation { recordUsage(events: [{ id: "g-1", provider: "google", model: "gemini-2.5-flash", inputTokens: 5, outputTokens: 1, status: ERROR, tags: [{ key: "a", value: "b" }] }, { id: "", provider: "x", model: "y" }]) { accepted duplicates rejected { index field } } }';
    const member = await ask(product, record, { headers: { Cookie: await signIn() } });
    expect(member.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    const key = await ask(product, record, { headers: { Authorization: `Bearer ${API_KEY}` } });
    expect(key.data).toEqual({ recordUsage: { accepted: 1, duplicates: 0, rejected: [{ index: 1, field: "id" }] } });
    const { rows } = await product.sql.query("select status, tags from token_usage where event_id = 'g-1'");
    expect(rows).toEqual([{ status: "error", tags: { a: "b" } }]);
  });
});

describe("the door", () => {
  test("another origin may not use the cookie", async () => {
    const { status } = await ask(product, VIEWER, {
      headers: { Origin: "https://evil.example", Cookie: await signIn() },
    });
    expect(status).toBe(403);
  });

  test("a document that is none is refused in words", async () => {
    const { errors } = await ask(product, "{ viewer { kind }", {});
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT" } }]);
    expect(JSON.stringify(errors)).not.toMatch(/stack|node_modules/);
  });

  test("health says live and ready, and every page carries a content security policy", async () => {
    expect((await fetch(`${product.url}/livez`)).status).toBe(200);
    expect(await (await fetch(`${product.url}/readyz`)).json()).toEqual({
      status: "ok",
      database: true,
      started: true,
      draining: false,
    });
    const page = await fetch(`${product.url}/requests`);
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self' 'sha256-");
    expect(await page.text()).toContain('<div id="root">');
  });
});
