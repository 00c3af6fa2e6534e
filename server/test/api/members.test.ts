import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMember, PASSWORD } from "./add-member.js";
import { ask } from "./ask.js";
import { signInAs } from "./sign-in-as.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";
import { startReplica, type Replica } from "./start-replica.js";

const SET_ROLE = "mutation ($id: ID!, $role: Role!) { setMemberRole(id: $id, role: $role) { email role } }";
const DISABLE =
  "mutation ($id: ID!, $reason: String!) { disableMember(id: $id, reason: $reason) { disabledAt sessions } }";
const ENABLE = "mutation ($id: ID!) { enableMember(id: $id) { disabledAt } }";
const VIEWER = "{ viewer { role permissions } }";

let product: Product;
let replica: Replica;
let admin: { Cookie: string };

beforeAll(async () => {
  product = await startProduct();
  replica = await startReplica(product);
});

beforeEach(async () => {
  await product.sql.query("delete from members where email <> $1", [ADMIN.email]);
  await product.sql.query("truncate sign_in_tries");
  await product.sql.query("update members set role = 'ADMIN', disabled_at = null");
  admin = await signInAs(product, ADMIN);
});

afterAll(async () => {
  await replica.stop();
  await product.stop();
});

interface By {
  readonly headers?: { Cookie: string };
  readonly at?: Pick<Product, "url">;
}

function change(query: string, variables: Record<string, unknown>, { headers = admin, at = product }: By = {}) {
  return ask(at, query, { variables, headers });
}

async function idOfAdmin(): Promise<string> {
  const { rows } = await product.sql.query<{ id: number }>("select id from members where email = $1", [ADMIN.email]);
  return String(rows[0]?.id);
}

async function entriesOf(id: string) {
  const { rows } = await product.sql.query(
    "select actor, action, before, after, reason from audit_entries where target_kind = 'member' and target_id = $1 and action not in ('member.signIn') order by id",
    [id],
  );
  return rows;
}

describe("the list of members", () => {
  test("has everybody, with their open sessions and whether they can sign in", async () => {
    const minji = await addMember(product, "minji@example.com", "ANALYST");
    await signInAs(product, { email: minji.email, password: PASSWORD });
    await change(DISABLE, {
      id: (await addMember(product, "jun@example.com", "AUDITOR")).id,
      reason: "left the company",
    });
    const { data } = await ask(
      product,
      "{ members { email name role lastSeenAt disabledAt hasPassword hasSecondFactor sessions } }",
      { headers: admin },
    );
    const seen = expect.stringMatching(/^\d{4}-/);
    const common = { name: "", lastSeenAt: seen, hasPassword: true, hasSecondFactor: false };
    expect(data?.members).toEqual([
      { ...common, email: ADMIN.email, role: "ADMIN", disabledAt: null, sessions: expect.any(Number) },
      { ...common, email: "jun@example.com", role: "AUDITOR", disabledAt: seen, sessions: 0 },
      { ...common, email: "minji@example.com", role: "ANALYST", disabledAt: null, sessions: 2 },
    ]);
  });
});

describe("a role", () => {
  test("that changed counts from the next request on, on every replica", async () => {
    const minji = await addMember(product, "minji@example.com", "ANALYST");
    expect((await change(VIEWER, {}, { headers: minji.headers, at: replica })).data?.viewer).toMatchObject({
      role: "ANALYST",
    });
    expect((await change(SET_ROLE, { id: minji.id, role: "ADMIN" })).data?.setMemberRole).toEqual({
      email: minji.email,
      role: "ADMIN",
    });
    expect((await change(VIEWER, {}, { headers: minji.headers, at: replica })).data?.viewer).toMatchObject({
      role: "ADMIN",
    });
    await change(SET_ROLE, { id: minji.id, role: "AUDITOR" });
    const { data } = await change(VIEWER, {}, { headers: minji.headers, at: replica });
    expect(data?.viewer).toEqual({
      role: "AUDITOR",
      permissions: [
        "VIEW_USAGE",
        "VIEW_RECOSTS",
        "MANAGE_OWN_ACCOUNT",
        "VIEW_AUDIT",
        "VIEW_ALERTS",
        "EXPORT_USAGE",
        "VIEW_ARCHIVES",
      ],
    });
    expect(await entriesOf(minji.id)).toMatchObject([
      { actor: ADMIN.email, action: "member.role", before: { role: "ANALYST" }, after: { role: "ADMIN" } },
      { actor: ADMIN.email, action: "member.role", before: { role: "ADMIN" }, after: { role: "AUDITOR" } },
    ]);
  });

  test("that stays the same changes nothing and is no act", async () => {
    const minji = await addMember(product, "minji@example.com", "ANALYST");
    await change(SET_ROLE, { id: minji.id, role: "ANALYST" });
    expect(await entriesOf(minji.id)).toEqual([]);
  });

  test("given up by an administrator ends their rights at once, when another is left", async () => {
    await addMember(product, "other@example.com", "ADMIN");
    const own = await idOfAdmin();
    expect((await change(SET_ROLE, { id: own, role: "ANALYST" })).errors).toEqual([]);
    expect((await change("{ members { id } }", {})).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});

describe("disabling a member", () => {
  test("ends their sessions on every replica, and they cannot sign in until they are enabled", async () => {
    const minji = await addMember(product, "minji@example.com", "ANALYST");
    const { data } = await change(DISABLE, { id: minji.id, reason: "lost a laptop" });
    expect(data?.disableMember).toEqual({ disabledAt: expect.any(String), sessions: 0 });
    expect((await change(VIEWER, {}, { headers: minji.headers, at: replica })).data).toEqual({ viewer: null });
    const credentials = { email: minji.email, password: PASSWORD };
    await expect(signInAs(replica, credentials)).rejects.toThrow("E-mail or password is wrong.");
    expect((await change(ENABLE, { id: minji.id })).data).toEqual({ enableMember: { disabledAt: null } });
    expect((await change(VIEWER, {}, { headers: minji.headers, at: replica })).data).toEqual({ viewer: null });
    await signInAs(replica, credentials);
    expect(await entriesOf(minji.id)).toMatchObject([
      { action: "member.disable", before: { sessions: 1 }, after: { sessions: 0 }, reason: "lost a laptop" },
      { action: "member.enable" },
    ]);
  });

  test("makes the links worthless that they made, lest one is a way back in", async () => {
    const jun = await addMember(product, "jun@example.com", "ADMIN");
    const invite = 'mutation { inviteMember(email: "back@example.com", role: ADMIN) { url } }';
    const { data } = await ask(product, invite, { headers: jun.headers });
    const issued = data?.inviteMember as { url: string } | undefined;
    const token = issued?.url.split("#")[1];
    await change(DISABLE, { id: jun.id, reason: "left the company" });
    expect((await ask(product, `{ invitation(token: "${token}") { email } }`)).data).toEqual({ invitation: null });
    await product.sql.query("truncate member_invitations");
  });

  test("needs a reason, and somebody to disable", async () => {
    const id = await idOfAdmin();
    expect((await change(DISABLE, { id, reason: " " })).errors).toMatchObject([{ extensions: { field: "reason" } }]);
    const { errors } = await change(DISABLE, { id: "2000000000", reason: "nobody" });
    expect(errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
    expect((await change(DISABLE, { id: "x", reason: "nobody" })).errors).toMatchObject([
      { extensions: { code: "BAD_INPUT", field: "id" } },
    ]);
  });
});

describe("the last administrator", () => {
  test.each([
    { name: "demoted", query: SET_ROLE, given: { role: "ANALYST" } },
    { name: "disabled", query: DISABLE, given: { reason: "no reason at all" } },
  ])("cannot be $name, though a disabled one is left", async ({ query, given }) => {
    const former = await addMember(product, "former@example.com", "ADMIN");
    await product.sql.query("update members set disabled_at = now() where id = $1", [former.id]);
    const { errors } = await change(query, { id: await idOfAdmin(), ...given });
    expect(errors).toMatchObject([{ extensions: { code: "CONFLICT" } }]);
    expect((await change(VIEWER, {})).data?.viewer).toMatchObject({ role: "ADMIN" });
  });

  test("is left when the last two end each other at once, again and again, over two replicas", async () => {
    const first = { id: await idOfAdmin(), headers: admin };
    for (let round = 0; round < 8; round += 1) {
      const second = await addMember(product, `second-${round}@example.com`, "ADMIN");
      const [byFirst, bySecond] = await Promise.all([
        change(DISABLE, { id: second.id, reason: "race" }, { headers: first.headers }),
        change(SET_ROLE, { id: first.id, role: "ANALYST" }, { headers: second.headers, at: replica }),
      ]);
      const { rows } = await product.sql.query(
        "select count(*)::int as admins from members where role = 'ADMIN' and disabled_at is null",
      );
      expect(rows).toEqual([{ admins: 1 }]);
      expect([...byFirst.errors, ...bySecond.errors]).toHaveLength(1);
      await product.sql.query("update members set role = 'ADMIN' where id = $1", [first.id]);
      await product.sql.query("delete from members where id = $1", [second.id]);
    }
  });
});

describe("who may manage members", () => {
  const OPERATIONS = [
    "{ members { id } }",
    "{ invitations { id } }",
    '{ memberSessions(memberId: "1") { id } }',
    'mutation { inviteMember(email: "x@example.com", role: ADMIN) { url } }',
    'mutation { revokeInvitation(id: "1") }',
    'mutation { setMemberRole(id: "1", role: ADMIN) { id } }',
    'mutation { disableMember(id: "1", reason: "none") { id } }',
    'mutation { enableMember(id: "1") { id } }',
    'mutation { revokeMemberSessions(memberId: "1") }',
  ];

  test.each(OPERATIONS)("an administrator alone: %s", async (operation) => {
    const analyst = await addMember(product, "analyst@example.com", "ANALYST");
    const auditor = await addMember(product, "auditor@example.com", "AUDITOR");
    const codes = [];
    for (const headers of [{}, { Authorization: `Bearer ${API_KEY}` }, analyst.headers, auditor.headers]) {
      codes.push((await ask(product, operation, { headers })).errors[0]?.extensions.code);
    }
    expect(codes).toEqual(["UNAUTHENTICATED", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
  });

  test.each([
    { query: SET_ROLE, given: { role: "AUDITOR" } },
    { query: DISABLE, given: { reason: "some reason" } },
    { query: ENABLE, given: {} },
  ])("one who confirmed lately who they are: $query", async ({ query, given }) => {
    const minji = await addMember(product, "minji@example.com", "ANALYST");
    await product.sql.query("update sessions set confirmed_at = now() - interval '16 minutes'");
    const { errors } = await change(query, { id: minji.id, ...given });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", field: "session" } }]);
    expect(await entriesOf(minji.id)).toEqual([]);
  });
});
