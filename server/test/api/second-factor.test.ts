import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Member } from "../../src/access/member.entity.js";
import { resealTotpSecrets, totpKey } from "../../src/access/second-factor/reseal-totp-secrets.js";
import { SecondFactor } from "../../src/access/second-factor/second-factor.js";
import { loadSecrets } from "../../src/app/secrets.js";
import { ask, type GraphqlAnswer } from "./ask.js";
import { secondFactorAudit } from "./second-factor-audit.js";
import { SIGN_IN } from "./second-factor-sign-in.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";
import { startReplica, type Replica } from "./start-replica.js";

const CONFIRM =
  "mutation ($password: String!, $code: String) { confirmSession(password: $password, code: $code) { id } }";
const BEGIN = "mutation { beginSecondFactor { uri secret } }";
const ENABLE = "mutation ($code: String!) { enableSecondFactor(code: $code) }";
const DISABLE = "mutation ($code: String!) { disableSecondFactor(code: $code) }";
const RENEW = "mutation ($code: String!) { renewRecoveryCodes(code: $code) }";
const NEEDS_CODE = [{ extensions: { code: "UNAUTHENTICATED", field: "code" } }];
const STEP_MS = 30_000;

let product: Product;
let replica: Replica;

beforeAll(async () => {
  product = await startProduct();
  replica = await startReplica(product);
});

afterAll(async () => {
  await replica.stop();
  await product.stop();
});

let cookie = "";
let secret = "";
let recoveryCodes: string[] = [];

/** Each test begins with a fresh session and without a second factor. */
beforeEach(async () => {
  await product.sql.query("update members set totp_secret = null, totp_confirmed_at = null, totp_last_step = null");
  await product.sql.query("delete from member_recovery_codes");
  await product.sql.query("delete from sign_in_tries");
  const signedIn = await ask(product, SIGN_IN, { variables: ADMIN });
  cookie = signedIn.cookie?.split(";")[0] ?? "";
});

function act(mutation: string, code?: string): Promise<GraphqlAnswer> {
  return ask(product, mutation, { variables: code === undefined ? {} : { code }, headers: { Cookie: cookie } });
}

function signIn(code: string | null, at: Pick<Product, "url"> = product): Promise<GraphqlAnswer> {
  return ask(at, SIGN_IN, { variables: { ...ADMIN, code } });
}

/** Of the step so many after this one. A test may run over the end of a step: of 0 and 1 the server takes either. */
function codeOf(base32: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(base32) }).generate({ timestamp: Date.now() + steps * STEP_MS });
}

/** As if its code had been used long ago. */
async function enable(): Promise<void> {
  const begun = await act(BEGIN);
  const setup = begun.data?.beginSecondFactor as { secret: string } | undefined;
  secret = setup?.secret ?? "";
  const enabled = await act(ENABLE, codeOf(secret));
  recoveryCodes = enabled.data?.enableSecondFactor as string[];
  expect(recoveryCodes).toHaveLength(10);
  await product.sql.query("update members set totp_last_step = null");
}

describe("setting up a second factor", () => {
  test("a secret that was begun counts for nothing until a code of it is given", async () => {
    const begun = await act(BEGIN);
    const setup = begun.data?.beginSecondFactor as { uri: string; secret: string };
    expect(setup.uri).toContain(`secret=${setup.secret}`);
    expect((await act(ENABLE, "000000")).errors).toMatchObject(NEEDS_CODE);
    expect((await signIn(null)).data).toMatchObject({ signIn: { hasSecondFactor: false } });
    expect((await act(ENABLE, codeOf(setup.secret))).errors).toEqual([]);
    expect((await act("{ viewer { hasSecondFactor } }")).data).toEqual({ viewer: { hasSecondFactor: true } });
    expect((await signIn(null)).errors).toMatchObject(NEEDS_CODE);
  });

  test("the recovery codes are ten different ones without letters that are misread", async () => {
    await enable();
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^[2-9a-hjkmnp-z]{4}(-[2-9a-hjkmnp-z]{4}){3}$/);
  });

  test("neither secret nor codes can be read in the database, and its audit has neither", async () => {
    await enable();
    const { rows } = await product.sql.query<{ text: string }>(`
      select encode(totp_secret, 'escape') || (select json_agg(r)::text from member_recovery_codes r)
        || (select json_agg(a)::text from audit_entries a) as text from members`);
    for (const word of [secret, ...recoveryCodes]) expect(rows[0]?.text).not.toContain(word);
  });

  test("there is one at a time, none begun means none to enable, and none in force none to change", async () => {
    const conflict = [{ extensions: { code: "CONFLICT" } }];
    expect((await act(ENABLE, "123456")).errors).toMatchObject(conflict);
    expect((await act(DISABLE, "123456")).errors).toMatchObject(conflict);
    expect((await act(RENEW, "123456")).errors).toMatchObject(conflict);
    await enable();
    expect((await act(BEGIN)).errors).toMatchObject(conflict);
    expect((await act(ENABLE, codeOf(secret))).errors).toMatchObject(conflict);
  });

  test("who has no password has nothing for it to be second to", async () => {
    const { rows } = await product.sql.query<{ hash: string }>("select password_hash as hash from members");
    await product.sql.query("update members set password_hash = null");
    try {
      expect((await act(BEGIN)).errors).toMatchObject([{ extensions: { code: "CONFLICT" } }]);
    } finally {
      await product.sql.query("update members set password_hash = $1", [rows[0]?.hash]);
    }
  });

  test("an API key has no account, and a session that is not fresh confirms first", async () => {
    const headers = { Authorization: `Bearer ${API_KEY}` };
    expect((await ask(product, BEGIN, { headers })).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    await enable();
    await product.sql.query("update sessions set confirmed_at = now() - interval '16 minutes'");
    const confirmFirst = [{ extensions: { code: "FORBIDDEN", field: "session" } }];
    expect((await act(BEGIN)).errors).toMatchObject(confirmFirst);
    expect((await act(DISABLE, codeOf(secret))).errors).toMatchObject(confirmFirst);
    expect((await act(RENEW, codeOf(secret))).errors).toMatchObject(confirmFirst);
  });
});

describe("signing in with a second factor", () => {
  beforeEach(enable);

  test("takes a code of now, which is then used up for every connection and replica", async () => {
    const code = codeOf(secret);
    expect((await signIn(code)).data).toMatchObject({ signIn: { hasSecondFactor: true } });
    expect((await signIn(code)).errors).toMatchObject(NEEDS_CODE);
    expect((await signIn(code, replica)).errors).toMatchObject(NEEDS_CODE);
  });

  test("a code of an earlier step is refused after one of a later step", async () => {
    const earlier = codeOf(secret, 0);
    expect((await signIn(codeOf(secret, 1))).errors).toEqual([]);
    expect((await signIn(earlier)).errors).toMatchObject(NEEDS_CODE);
  });

  test.each([
    { name: "none", code: null },
    { name: "an empty one", code: "" },
    { name: "one that is out of steps", code: "-10 steps" },
    { name: "one in Arabic digits", code: "١٢٣٤٥٦" },
  ])("a code is asked for and not taken: $name", async ({ code }) => {
    expect((await signIn(code === "-10 steps" ? codeOf(secret, -10) : code)).errors).toMatchObject(NEEDS_CODE);
  });

  test("being asked for the code counts as no wrong try, however often; a wrong code does", async () => {
    const counted = async () => {
      const { rows } = await product.sql.query<{ tries: number }>(
        "select coalesce(sum(tries), 0)::int as tries from sign_in_tries",
      );
      return rows[0]?.tries;
    };
    for (let time = 0; time < 12; time += 1) expect((await signIn(null)).errors).toMatchObject(NEEDS_CODE);
    expect(await counted()).toBe(0);
    // For the account from this address, where it signed in before, for the address, and for the member's codes.
    expect((await signIn("000000")).errors).toMatchObject(NEEDS_CODE);
    expect(await counted()).toBe(3);
    expect((await signIn(null)).errors).toMatchObject(NEEDS_CODE);
    expect(await counted()).toBe(3);
    // A success forgets what failed for this account here; elsewhere the wrong code stays counted.
    expect((await signIn(codeOf(secret))).errors).toEqual([]);
    expect(await counted()).toBe(1);
  });

  test("a wrong password is told the same with a right code as without, and does not use it up", async () => {
    const wrong = { email: ADMIN.email, password: "wrong" };
    const without = await ask(product, SIGN_IN, { variables: wrong });
    const withCode = await ask(product, SIGN_IN, { variables: { ...wrong, code: codeOf(secret) } });
    expect(withCode.errors).toEqual(without.errors);
    expect(withCode.errors[0]?.extensions).toEqual({ code: "UNAUTHENTICATED", field: "password" });
    expect((await signIn(codeOf(secret))).errors).toEqual([]);
  });

  test("a recovery code is taken instead, once, as it is typed", async () => {
    const [code = "", other = ""] = recoveryCodes;
    expect((await signIn(code.toUpperCase().replaceAll("-", " "))).errors).toEqual([]);
    expect((await signIn(code)).errors).toMatchObject(NEEDS_CODE);
    expect((await signIn(other, replica)).errors).toEqual([]);
  });

  test("confirming the session asks for one as well", async () => {
    const confirm = (code: string | null) =>
      ask(product, CONFIRM, { variables: { password: ADMIN.password, code }, headers: { Cookie: cookie } });
    expect((await confirm(null)).errors).toMatchObject(NEEDS_CODE);
    expect((await confirm(codeOf(secret))).errors).toEqual([]);
  });

  test("the eleventh wrong code is refused from any address and replica, even with a right one", async () => {
    const memberId = 1;
    const factor = new SecondFactor(totpKey(await encryptionKey()), () => new Date());
    const em = product.container.orm.em.fork();
    const member = await em.findOneOrFail(Member, memberId);
    for (let time = 0; time < 10; time += 1) {
      await expect(factor.check(em.fork(), member, "000000")).rejects.toMatchObject({ field: "code" });
    }
    const { errors } = await signIn(codeOf(secret), replica);
    expect(errors).toMatchObject([{ extensions: { code: "UNAVAILABLE" } }]);
    expect(errors[0]?.message).toMatch(/^Too many wrong codes\. Try again in 1[45] minutes\.$/);
    await product.sql.query("update sign_in_tries set until = now()");
    expect((await signIn(codeOf(secret))).errors).toEqual([]);
  });
});

describe("two connections at once", () => {
  beforeEach(enable);

  test.each([
    { name: "a code of now", code: () => codeOf(secret) },
    { name: "a recovery code", code: () => recoveryCodes[0] ?? "" },
  ])("only one of them can use $name", async ({ code }) => {
    const given = code();
    const factor = new SecondFactor(totpKey(await encryptionKey()), () => new Date());
    const holder = await product.sql.query<{ id: number; totpSecret: Buffer }>(
      'select id, totp_secret as "totpSecret" from members',
    );
    const [member] = holder.rows;
    if (member === undefined) throw new Error("there is no member");
    const tries = Array.from({ length: 6 }, (_, index) => {
      const { orm } = index % 2 === 0 ? product.container : replica.container;
      // All transactions are open before one commits.
      return orm.em.fork().transactional((tx) => factor.use(tx, member, given));
    });
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("changing a second factor", () => {
  beforeEach(enable);

  test("turning it off takes a code and ends the recovery codes", async () => {
    expect((await act(DISABLE, "000000")).errors).toMatchObject(NEEDS_CODE);
    expect((await act(DISABLE, recoveryCodes[3] ?? "")).data).toEqual({ disableSecondFactor: true });
    expect((await signIn(null)).data).toMatchObject({ signIn: { hasSecondFactor: false } });
    expect((await product.sql.query("select 1 from member_recovery_codes")).rowCount).toBe(0);
  });

  test("new recovery codes end those before", async () => {
    const { data } = await act(RENEW, codeOf(secret));
    const renewed = data?.renewRecoveryCodes as string[];
    expect(renewed).toHaveLength(10);
    expect((await signIn(recoveryCodes[0] ?? "")).errors).toMatchObject(NEEDS_CODE);
    expect((await signIn(renewed[0] ?? "")).errors).toEqual([]);
  });

  test("one request tries one code", async () => {
    const { errors } = await act('mutation { a: disableSecondFactor(code: "1") b: disableSecondFactor(code: "2") }');
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT" } }]);
  });

  test("every change is in the audit log, with who and what", async () => {
    const before = await secondFactorAudit(product);
    await act(RENEW, codeOf(secret));
    await act(DISABLE, codeOf(secret, 1));
    const who = { actor: ADMIN.email, target: "1", reason: null };
    expect(before.at(-1)).toEqual({
      ...who,
      action: "secondFactor.enable",
      before: { secondFactor: false },
      after: { secondFactor: true },
    });
    expect((await secondFactorAudit(product)).slice(before.length)).toEqual([
      { ...who, action: "secondFactor.renewCodes", before: null, after: null },
      {
        ...who,
        action: "secondFactor.disable",
        before: { secondFactor: true },
        after: { secondFactor: false },
      },
    ]);
  });
});

describe("another encryption key", () => {
  beforeEach(enable);

  test("opens the secrets after they were sealed anew, and the former one no longer", async () => {
    const old = await encryptionKey();
    const next = Buffer.alloc(32, 7);
    const { em } = product.container.orm;
    expect(await em.fork().transactional((tx) => resealTotpSecrets(tx, old, next))).toBe(1);
    const member = await em.fork().findOneOrFail(Member, 1);
    const check = (key: Buffer) =>
      new SecondFactor(totpKey(key), () => new Date()).check(em.fork(), member, codeOf(secret));
    await expect(check(old)).rejects.toThrow("authenticate");
    await expect(check(next)).resolves.toBeUndefined();
  });
});

async function encryptionKey(): Promise<Buffer> {
  return (await loadSecrets(product.container.config.dataDir)).encryption;
}
