import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMember, PASSWORD } from "./add-member.js";
import { ask } from "./ask.js";
import { secondFactorAudit } from "./second-factor-audit.js";
import { SIGN_IN } from "./second-factor-sign-in.js";
import { ADMIN, startProduct, type Product } from "./start-product.js";

let product: Product;
let cookie = "";

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

/** Each test begins with a fresh session and without a second factor. */
beforeEach(async () => {
  await product.sql.query("update members set totp_secret = null, totp_confirmed_at = null, totp_last_step = null");
  await product.sql.query("delete from member_recovery_codes");
  await product.sql.query("delete from sign_in_tries");
  const signedIn = await ask(product, SIGN_IN, { variables: ADMIN });
  cookie = signedIn.cookie?.split(";")[0] ?? "";
});

describe("removing the second factor of a member who lost it", () => {
  const RESET = `mutation ($memberId: ID!, $reason: String!) {
    resetSecondFactor(memberId: $memberId, reason: $reason) { email hasSecondFactor sessions }
  }`;
  const CONFLICT = [{ extensions: { code: "CONFLICT" } }];
  let number = 0;
  let member: Awaited<ReturnType<typeof addMember>>;

  beforeEach(async () => {
    number += 1;
    member = await addMember(product, `jun-${number}@example.com`, "ANALYST");
  });

  function reset(memberId: string, reason = "Lost the phone, called from a known number.", headers = {}) {
    return ask(product, RESET, { variables: { memberId, reason }, headers: { Cookie: cookie, ...headers } });
  }

  /** As if they had set it up long ago. */
  async function giveSecondFactor(memberId: string): Promise<void> {
    await product.sql.query("update members set totp_secret = '\\x00', totp_confirmed_at = now() where id = $1", [
      memberId,
    ]);
    await product.sql.query("insert into member_recovery_codes (member_id, code_hash) values ($1, '\\x00')", [
      memberId,
    ]);
  }

  test("lets them in with the password alone, ends their sessions, and is in the audit log with its reason", async () => {
    await giveSecondFactor(member.id);
    expect((await reset(member.id)).data).toEqual({
      resetSecondFactor: { email: member.email, hasSecondFactor: false, sessions: 0 },
    });
    expect((await ask(product, "{ viewer { id } }", { headers: member.headers })).data).toEqual({ viewer: null });
    const again = await ask(product, SIGN_IN, { variables: { email: member.email, password: PASSWORD } });
    expect(again.errors).toEqual([]);
    expect((await product.sql.query("select 1 from member_recovery_codes")).rowCount).toBe(0);
    expect((await secondFactorAudit(product)).at(-1)).toEqual({
      action: "secondFactor.reset",
      actor: ADMIN.email,
      target: member.id,
      before: { secondFactor: true, sessions: 1 },
      after: { secondFactor: false, sessions: 0 },
      reason: "Lost the phone, called from a known number.",
    });
  });

  test("is refused for oneself, for nobody, for who has none, and without a reason", async () => {
    await giveSecondFactor("1");
    expect((await reset("1")).errors).toMatchObject(CONFLICT);
    expect((await reset(member.id)).errors).toMatchObject(CONFLICT);
    expect((await reset("999999")).errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
    expect((await reset(member.id, " ")).errors).toMatchObject([{ extensions: { field: "reason" } }]);
  });

  test("is for administrators who confirmed who they are", async () => {
    await giveSecondFactor(member.id);
    const { errors } = await reset(member.id, "no", member.headers);
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    await product.sql.query("update sessions set confirmed_at = now() - interval '16 minutes'");
    expect((await reset(member.id)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN", field: "session" } }]);
  });
});
