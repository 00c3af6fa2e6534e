import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMember, PASSWORD } from "./add-member.js";
import { ask } from "./ask.js";
import { cookieOf, signInAs } from "./sign-in-as.js";
import { ADMIN, startProduct, type Product } from "./start-product.js";
import { startReplica, type Replica } from "./start-replica.js";

const INVITE = `mutation ($email: String!, $role: Role!) {
  inviteMember(email: $email, role: $role) { url mailed invitation { id email role invitedBy expiresAt } }
}`;
const OFFER = "query ($token: String!) { invitation(token: $token) { email role expiresAt } }";
const ACCEPT = `mutation ($token: String!, $name: String!, $password: String!) {
  acceptInvitation(token: $token, name: $name, password: $password) { email name role hasPassword }
}`;

interface Issued {
  url: string;
  mailed: boolean | null;
  invitation: { id: string; email: string; role: string; invitedBy: string; expiresAt: string };
}

let product: Product;
let replica: Replica;
let admin: { Cookie: string };

beforeAll(async () => {
  product = await startProduct();
  replica = await startReplica(product);
  admin = await signInAs(product, ADMIN);
});

beforeEach(() => product.sql.query("truncate sign_in_tries, member_invitations"));

afterAll(async () => {
  await replica.stop();
  await product.stop();
});

async function invite(email: string, role = "ANALYST") {
  const { data } = await ask(product, INVITE, { variables: { email, role }, headers: admin });
  const issued = data?.inviteMember as Issued | undefined;
  if (issued === undefined) throw new Error(`${email} was not invited`);
  return { ...issued, token: issued.url.split("#")[1] ?? "" };
}

async function offerOf(token: string) {
  const { data } = await ask(product, OFFER, { variables: { token } });
  return data?.invitation;
}

interface Accepting {
  readonly name?: string;
  readonly password?: string;
  readonly at?: Pick<Product, "url">;
}

function accept(token: string, { name = "민지", password = PASSWORD, at = product }: Accepting = {}) {
  return ask(at, ACCEPT, { variables: { token, name, password } });
}

describe("an invitation", () => {
  test("is a link that offers a place, and makes a signed-in member of who accepts", async () => {
    const { url, token, mailed, invitation } = await invite("minji@example.com");
    expect(url).toBe(`${product.container.config.publicUrl}/invite#${token}`);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(mailed).toBeNull();
    expect(invitation).toMatchObject({ email: "minji@example.com", role: "ANALYST", invitedBy: ADMIN.email });
    const days = (Date.parse(invitation.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
    expect(await offerOf(token)).toMatchObject({ email: "minji@example.com", role: "ANALYST" });

    const { data, cookie } = await accept(token);
    const member = { email: "minji@example.com", name: "민지", role: "ANALYST", hasPassword: true };
    expect(data?.acceptInvitation).toEqual(member);
    const viewer = await ask(product, "{ viewer { email name role hasPassword } }", { headers: cookieOf(cookie) });
    expect(viewer.data?.viewer).toEqual(member);
    await signInAs(product, { email: "Minji@Example.com", password: PASSWORD });
  });

  test("leaves no session of who was signed in in that browser", async () => {
    const { token } = await invite("sora@example.com");
    const former = await signInAs(product, ADMIN);
    const { data } = await ask(product, ACCEPT, {
      variables: { token, name: "Sora", password: PASSWORD },
      headers: former,
    });
    expect(data?.acceptInvitation).toMatchObject({ email: "sora@example.com" });
    expect((await ask(product, "{ viewer { email } }", { headers: former })).data).toEqual({ viewer: null });
  });

  test("is kept as a hash alone, and the audit log names who invited whom and who accepted", async () => {
    const { token, invitation } = await invite("hana@example.com", "AUDITOR");
    await accept(token, { name: "하나" });
    const { rows: kept } = await product.sql.query("select t::text from member_invitations t");
    expect(JSON.stringify(kept)).not.toContain(token);
    const { rows } = await product.sql.query(
      `select actor, action, after->>'email' as email, after->>'role' as role, address is not null as address
       from audit_entries where target_kind = 'invitation' and target_id = $1 order by id`,
      [invitation.id],
    );
    expect(rows).toEqual([
      { actor: ADMIN.email, action: "member.invite", email: "hana@example.com", role: "AUDITOR", address: true },
      { actor: "hana@example.com", action: "invitation.accept", email: null, role: "AUDITOR", address: true },
    ]);
    const { rows: entries } = await product.sql.query("select t::text from audit_entries t");
    expect(JSON.stringify(entries)).not.toContain(token);
  });

  test("is listed while it is open, and no longer when it is revoked", async () => {
    const { invitation } = await invite("listed@example.com");
    const list = async () => (await ask(product, "{ invitations { id email } }", { headers: admin })).data?.invitations;
    expect(await list()).toEqual([{ id: invitation.id, email: "listed@example.com" }]);
    const revoke = () => ask(product, `mutation { revokeInvitation(id: "${invitation.id}") }`, { headers: admin });
    expect((await revoke()).data).toEqual({ revokeInvitation: true });
    expect(await list()).toEqual([]);
    expect((await revoke()).data).toEqual({ revokeInvitation: false });
  });
});

describe("a link that is no good", () => {
  test.each([
    { name: "unknown", spoil: () => Promise.resolve("kJ3".repeat(14)) },
    { name: "too long to be one", spoil: () => Promise.resolve("x".repeat(10_000)) },
    {
      name: "used",
      spoil: async () => {
        const { token } = await invite("used@example.com");
        await accept(token);
        return token;
      },
    },
    {
      name: "revoked",
      spoil: async () => {
        const { token, invitation } = await invite("revoked@example.com");
        await ask(product, `mutation { revokeInvitation(id: "${invitation.id}") }`, { headers: admin });
        return token;
      },
    },
    {
      name: "expired",
      spoil: async () => {
        const { token } = await invite("expired@example.com");
        await product.sql.query("update member_invitations set expires_at = now() where email = 'expired@example.com'");
        return token;
      },
    },
  ])("offers nothing, whyever: it is $name", async ({ spoil }) => {
    const token = await spoil();
    expect(await offerOf(token)).toBeNull();
    const { errors, cookie } = await accept(token);
    expect(errors).toMatchObject([{ message: "There is no such invitation.", extensions: { code: "NOT_FOUND" } }]);
    expect(cookie).toBeNull();
  });
});

describe("accepting", () => {
  test("of ten who use one link at once, over two replicas, one becomes a member", async () => {
    const { token } = await invite("race@example.com");
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => accept(token, { at: index % 2 === 0 ? product : replica })),
    );
    const won = answers.filter(({ cookie }) => cookie !== null);
    expect(won).toHaveLength(1);
    const codes = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
    expect(new Set(codes)).toEqual(new Set(["NOT_FOUND"]));
    const { rows } = await product.sql.query(
      "select count(*)::int as members from members where email = 'race@example.com'",
    );
    expect(rows).toEqual([{ members: 1 }]);
  });

  test.each([
    { name: "a password of 11 characters", given: { password: "k3jH9-sdfQ_" }, field: "password" },
    { name: "a password that everybody tries", given: { password: "password1234" }, field: "password" },
    { name: "the e-mail as password", given: { password: "careful@example.com" }, field: "password" },
    { name: "no name", given: { name: "  " }, field: "name" },
    { name: "a name of 101 characters", given: { name: "n".repeat(101) }, field: "name" },
    { name: "a name of two lines", given: { name: "Minji\r\nBcc: jun@example.com" }, field: "name" },
    { name: "a name with NUL", given: { name: "Min\0ji" }, field: "name" },
  ])("$name is refused by its field, and the link stays good", async ({ given, field }) => {
    const { token } = await invite("careful@example.com");
    const { errors } = await accept(token, given);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field } }]);
    expect(await offerOf(token)).not.toBeNull();
  });

  test("somebody who became a member by another way meanwhile is told to sign in", async () => {
    const { token } = await invite("twice@example.com");
    await addMember(product, "Twice@example.com", "ANALYST");
    const { errors } = await accept(token);
    expect(errors).toMatchObject([{ extensions: { code: "CONFLICT", field: "email" } }]);
  });
});

describe("who was disabled and is invited again", () => {
  const DISABLE = 'mutation ($id: ID!) { disableMember(id: $id, reason: "forgot the password") { id } }';
  const OTHER_PASSWORD = "three herons cross slowly";

  test("comes back as the same member, with the role and the password of that time alone", async () => {
    const former = await addMember(product, "forgetful@example.com", "ADMIN");
    await ask(product, DISABLE, { variables: { id: former.id }, headers: admin });
    const { token, invitation } = await invite("Forgetful@example.com", "AUDITOR");
    const { data } = await accept(token, { name: "Hana", password: OTHER_PASSWORD });
    expect(data?.acceptInvitation).toMatchObject({ email: former.email, name: "Hana", role: "AUDITOR" });

    const { rows } = await product.sql.query("select id::text, role, disabled_at from members where email = $1", [
      former.email,
    ]);
    expect(rows).toEqual([{ id: former.id, role: "AUDITOR", disabled_at: null }]);
    await signInAs(product, { email: former.email, password: OTHER_PASSWORD });
    await expect(signInAs(product, { email: former.email, password: PASSWORD })).rejects.toThrow("could not sign in");
    const { rows: entries } = await product.sql.query(
      `select before->>'role' as former, after->>'role' as role, after->>'member' as member
       from audit_entries where action = 'invitation.accept' and target_id = $1`,
      [invitation.id],
    );
    expect(entries).toEqual([{ former: "ADMIN", role: "AUDITOR", member: former.id }]);
  });

  test("is told to sign in when somebody enabled them meanwhile, and nothing of theirs changes", async () => {
    const former = await addMember(product, "enabled@example.com", "ANALYST");
    await ask(product, DISABLE, { variables: { id: former.id }, headers: admin });
    const { token } = await invite(former.email, "ADMIN");
    await ask(product, `mutation { enableMember(id: "${former.id}") { id } }`, { headers: admin });
    const { errors } = await accept(token, { password: OTHER_PASSWORD });
    expect(errors).toMatchObject([{ extensions: { code: "CONFLICT", field: "email" } }]);
    await signInAs(product, { email: former.email, password: PASSWORD });
  });
});

describe("inviting", () => {
  const refusal = async (email: string, headers = admin) => {
    const { errors } = await ask(product, INVITE, { variables: { email, role: "ANALYST" }, headers });
    return errors[0]?.extensions;
  };

  test.each([
    "",
    "minji",
    "a@b.example, c@d.example",
    "a@b.example\r\nBcc: c@d.example",
    "Minji <minji@example.com>",
    `${"m".repeat(64)}@${"e".repeat(192)}`,
    "m@e\0",
  ])("%j is not one address", async (email) => {
    expect(await refusal(email)).toEqual({ code: "BAD_INPUT", field: "email" });
  });

  test("a member, or who is invited already, is invited again under no spelling", async () => {
    expect(await refusal("ADMIN@localhost")).toEqual({ code: "CONFLICT", field: "email" });
    await invite("again@example.com");
    expect(await refusal(" Again@EXAMPLE.com ")).toEqual({ code: "CONFLICT", field: "email" });
  });

  test("of two who invite the same at once, over two replicas, one is refused", async () => {
    const variables = { email: "both@example.com", role: "ANALYST" };
    const answers = await Promise.all(
      [product, replica, product, replica].map((at) => ask(at, INVITE, { variables, headers: admin })),
    );
    expect(answers.filter(({ data }) => data !== null)).toHaveLength(1);
    const refused = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
    expect(refused).toEqual(["CONFLICT", "CONFLICT", "CONFLICT"]);
  });

  test("after the first invitation ran out, there may be another", async () => {
    const first = await invite("late@example.com");
    await product.sql.query("update member_invitations set expires_at = now()");
    const second = await invite("late@example.com");
    expect(await offerOf(first.token)).toBeNull();
    expect(await offerOf(second.token)).not.toBeNull();
  });

  test("needs the right and a session that was confirmed lately", async () => {
    const analyst = await addMember(product, "analyst@example.com", "ANALYST");
    expect(await refusal("x@example.com", analyst.headers)).toEqual({ code: "FORBIDDEN" });
    await product.sql.query("update sessions set confirmed_at = now() - interval '16 minutes'");
    expect(await refusal("x@example.com")).toEqual({ code: "FORBIDDEN", field: "session" });
    await ask(product, `mutation { confirmSession(password: "${ADMIN.password}") { id } }`, { headers: admin });
    expect(await refusal("x@example.com")).toBeUndefined();
  });
});
