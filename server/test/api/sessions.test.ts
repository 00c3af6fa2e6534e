import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMember, PASSWORD } from "./add-member.js";
import { ask } from "./ask.js";
import { openSocket } from "../attacks/open-socket.js";
import { cookieOf, signInAs } from "./sign-in-as.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";
import { startReplica, type Replica } from "./start-replica.js";

const VIEWER = "{ viewer { email } }";
const MINE = "{ mySessions { id address device isCurrent createdAt lastSeenAt expiresAt } }";
const CHANGE =
  "mutation ($current: String!, $next: String!) { changePassword(currentPassword: $current, newPassword: $next) { email confirmedAt } }";
const NEXT_PASSWORD = "lanterns drift past harbours";
const CHROME =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

interface Listed {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
}

type Headers = Record<string, string>;

let product: Product;
let replica: Replica;
let minji: Awaited<ReturnType<typeof addMember>>;

beforeAll(async () => {
  product = await startProduct();
  replica = await startReplica(product);
});

beforeEach(async () => {
  await product.sql.query("delete from members where email <> $1", [ADMIN.email]);
  await product.sql.query("truncate sign_in_tries");
  minji = await addMember(product, "minji@example.com", "ANALYST");
});

afterAll(async () => {
  await replica.stop();
  await product.stop();
});

const again = (headers: Headers = {}) => signInAs(product, { email: minji.email, password: PASSWORD }, headers);

/** Whether each browser is still signed in, asked of the other replica. */
async function signedIn(...browsers: readonly Headers[]) {
  const answers = await Promise.all(browsers.map((headers) => ask(replica, VIEWER, { headers })));
  return answers.map(({ data }) => data?.viewer !== null);
}

async function mine(headers: Headers): Promise<Listed[]> {
  return (await ask(product, MINE, { headers })).data?.mySessions as Listed[];
}

describe("a session", () => {
  test("is listed with its address and browser, the current one marked", async () => {
    const browser = await again({ "User-Agent": CHROME });
    const sessions = await mine(browser);
    expect(sessions).toMatchObject([
      { isCurrent: true, address: expect.stringContaining("127.0.0.1"), device: "Chrome 141, macOS" },
      { isCurrent: false },
    ]);
    const [{ createdAt, expiresAt } = { createdAt: "", expiresAt: "" }] = sessions;
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(12 * 3_600_000);
  });

  test.each([
    { name: "29 minutes unused goes on", changes: "last_seen_at = now() - interval '29 minutes'", goesOn: true },
    { name: "31 minutes unused is over", changes: "last_seen_at = now() - interval '31 minutes'", goesOn: false },
    { name: "of 13 hours is over", changes: "created_at = now() - interval '13 hours'", goesOn: false },
    { name: "that expired is over", changes: "expires_at = now()", goesOn: false },
  ])("$name", async ({ changes, goesOn }) => {
    await product.sql.query(`update sessions set ${changes} where member_id = $1`, [minji.id]);
    expect(await signedIn(minji.headers)).toEqual([goesOn]);
  });

  test.each([
    {
      name: "only asks by itself for 31 minutes is over",
      between: { "X-Tokenledger-Visit": "background" },
      goesOn: false,
    },
    { name: "is used once within 31 minutes goes on", between: {}, goesOn: true },
    {
      name: "says of its visit what nobody knows goes on",
      between: { "X-Tokenledger-Visit": "foreground" },
      goesOn: true,
    },
  ])("whose page $name", async ({ between, goesOn }) => {
    const goBy = (time: string) =>
      product.sql.query("update sessions set last_seen_at = last_seen_at - $1::interval where member_id = $2", [
        time,
        minji.id,
      ]);
    for (let minutes = 0; minutes < 28; minutes += 7) {
      await goBy("7 minutes");
      expect(await signedIn({ ...minji.headers, "X-Tokenledger-Visit": "background" })).toEqual([true]);
    }
    expect(await signedIn({ ...minji.headers, ...between })).toEqual([true]);
    await goBy("3 minutes");
    expect(await signedIn({ ...minji.headers, "X-Tokenledger-Visit": "background" })).toEqual([goesOn]);
  });

  test("is neither kept from idling by the socket of a page, nor by one that is opened again", async () => {
    await product.sql.query("update sessions set last_seen_at = now() - interval '20 minutes'");
    const { socket } = await openSocket(product, { payload: {}, headers: minji.headers });
    socket.terminate();
    const { rows } = await product.sql.query(
      "select 1 from sessions where member_id = $1 and last_seen_at < now() - interval '19 minutes'",
      [minji.id],
    );
    expect(rows).toHaveLength(1);
  });

  test("and its member are written down as seen once a minute at most", async () => {
    const seen = async () => {
      const { rows } = await product.sql.query<{ session: Date; member: Date }>(
        "select s.last_seen_at as session, m.last_seen_at as member from sessions s join members m on m.id = member_id where m.id = $1",
        [minji.id],
      );
      return rows[0];
    };
    const before = await seen();
    await signedIn(minji.headers);
    expect(await seen()).toEqual(before);
    await product.sql.query("update sessions set last_seen_at = now() - interval '2 minutes' where member_id = $1", [
      minji.id,
    ]);
    await product.sql.query("update members set last_seen_at = now() - interval '2 minutes' where id = $1", [minji.id]);
    await signedIn(minji.headers);
    const after = await seen();
    expect(after?.session.getTime()).toBeGreaterThan((before?.session.getTime() ?? 0) - 1);
    expect(after?.member).toEqual(after?.session);
  });

  test("of a browser that signs in again is another one, and the former is over", async () => {
    const next = await again(minji.headers);
    expect(next).not.toEqual(minji.headers);
    expect(await signedIn(minji.headers, next)).toEqual([false, true]);
    expect(await mine(next)).toHaveLength(1);
  });
});

describe("ending sessions", () => {
  test("is told in the audit log also when an API key comes along with the cookie", async () => {
    const headers = { ...minji.headers, Authorization: `Bearer ${API_KEY}` };
    expect((await ask(product, "mutation { signOut }", { headers })).data).toEqual({ signOut: true });
    expect(await signedIn(minji.headers)).toEqual([false]);
    const { rows } = await product.sql.query(
      "select actor from audit_entries where action = 'member.signOut' and member_id = $1",
      [minji.id],
    );
    expect(rows).toEqual([{ actor: minji.email }]);
  });

  test("one of one's own, and nobody else's", async () => {
    const phone = await again();
    const admin = await signInAs(product, ADMIN);
    const other = (await mine(phone)).find(({ isCurrent }) => !isCurrent);
    const revoke = (id: string | undefined, headers: Headers) =>
      ask(product, `mutation { revokeMySession(id: "${id}") }`, { headers });
    expect((await revoke(other?.id, admin)).data).toEqual({ revokeMySession: false });
    expect(await signedIn(minji.headers, phone)).toEqual([true, true]);
    expect((await revoke(other?.id, phone)).data).toEqual({ revokeMySession: true });
    expect(await signedIn(minji.headers, phone, admin)).toEqual([false, true, true]);
    expect((await revoke("x", phone)).errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "id" } }]);
  });

  test("all others of one's own", async () => {
    const [phone, admin] = [await again(), await signInAs(product, ADMIN)];
    const { data } = await ask(product, "mutation { revokeMyOtherSessions }", { headers: phone });
    expect(data).toEqual({ revokeMyOtherSessions: 1 });
    expect(await signedIn(minji.headers, phone, admin)).toEqual([false, true, true]);
  });

  test("all of a member, by an administrator who sees where they are", async () => {
    const [phone, admin] = [await again({ "User-Agent": CHROME }), await signInAs(product, ADMIN)];
    const listed = await ask(product, `{ memberSessions(memberId: "${minji.id}") { device isCurrent } }`, {
      headers: admin,
    });
    expect(listed.data?.memberSessions).toContainEqual({ device: "Chrome 141, macOS", isCurrent: false });
    const { data } = await ask(product, `mutation { revokeMemberSessions(memberId: "${minji.id}") }`, {
      headers: admin,
    });
    expect(data).toEqual({ revokeMemberSessions: 2 });
    expect(await signedIn(minji.headers, phone, admin)).toEqual([false, false, true]);
  });

  test("each is in the audit log", async () => {
    const phone = await again();
    const first = (await mine(phone)).find(({ isCurrent }) => !isCurrent);
    await ask(product, `mutation { revokeMySession(id: "${first?.id}") }`, { headers: phone });
    await ask(product, "mutation { revokeMyOtherSessions }", { headers: phone });
    await ask(product, "mutation { signOut }", { headers: phone });
    const { rows } = await product.sql.query<{ action: string }>(
      "select action from audit_entries where member_id = $1 order by id",
      [minji.id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "member.signIn",
      "member.signIn",
      "session.revoke",
      "member.revokeOtherSessions",
      "member.signOut",
    ]);
  });
});

describe("one's own account", () => {
  test("may be called otherwise, in one line", async () => {
    const rename = (name: string) =>
      ask(product, "mutation ($name: String!) { updateMyAccount(name: $name) { name } }", {
        variables: { name },
        headers: minji.headers,
      });
    expect((await rename(" 김민지 ")).data).toEqual({ updateMyAccount: { name: "김민지" } });
    expect((await ask(replica, "{ viewer { name } }", { headers: minji.headers })).data?.viewer).toEqual({
      name: "김민지",
    });
    expect((await rename("Minji\nBcc: jun@example.com")).errors).toMatchObject([{ extensions: { field: "name" } }]);
  });

  test("has another password after it was changed: other sessions are over, this one has a new cookie", async () => {
    const phone = await again();
    await product.sql.query("update sessions set confirmed_at = now() - interval '1 hour'");
    const variables = { current: PASSWORD, next: NEXT_PASSWORD };
    const { data, cookie } = await ask(product, CHANGE, { variables, headers: phone });
    const changed = data?.changePassword as { confirmedAt: string } | undefined;
    expect(Date.now() - Date.parse(changed?.confirmedAt ?? "")).toBeLessThan(60_000);
    expect(await signedIn(minji.headers, phone, cookieOf(cookie))).toEqual([false, false, true]);
    await expect(again()).rejects.toThrow("wrong");
    await signInAs(product, { email: minji.email, password: NEXT_PASSWORD });
    const { rows } = await product.sql.query("select t::text from audit_entries t where action = 'member.password'");
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/lanterns|kestrel|argon/);
  });

  test.each([
    {
      name: "a wrong current password",
      current: "wrong",
      next: NEXT_PASSWORD,
      fault: { code: "UNAUTHENTICATED", field: "currentPassword" },
    },
    { name: "the same again", current: PASSWORD, next: PASSWORD, fault: { code: "BAD_INPUT", field: "newPassword" } },
    { name: "a short one", current: PASSWORD, next: "k3jH9-sdfQ_", fault: { code: "BAD_INPUT", field: "newPassword" } },
    {
      name: "a common one",
      current: PASSWORD,
      next: "qwertyuiop12",
      fault: { code: "BAD_INPUT", field: "newPassword" },
    },
  ])("keeps its password after $name", async ({ current, next, fault }) => {
    const { errors, cookie } = await ask(product, CHANGE, { variables: { current, next }, headers: minji.headers });
    expect(errors).toMatchObject([{ extensions: fault }]);
    expect(cookie).toBeNull();
    expect(await signedIn(minji.headers)).toEqual([true]);
    await again();
  });

  test("with the former password opens no session while it is being changed", async () => {
    const variables = { current: PASSWORD, next: NEXT_PASSWORD };
    const [, ...signIns] = await Promise.all([
      ask(product, CHANGE, { variables, headers: minji.headers }),
      ...Array.from({ length: 6 }, () => again().catch(() => null)),
    ]);
    const open = await signedIn(...signIns.filter((headers) => headers !== null));
    expect(open.filter(Boolean)).toEqual([]);
  });
});
