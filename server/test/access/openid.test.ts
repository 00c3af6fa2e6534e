import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";
import { Browser } from "./browser.js";
import { CLIENT, startOpenIdProvider, type OpenIdTestProvider } from "./start-openid-provider.js";

const PUBLIC_URL = "http://tokens.localhost:4000";
const CALLBACK = `${PUBLIC_URL}/auth/oidc/callback`;
const VIEWER = "{ viewer { email role name hasPassword confirmedAt } }";
const SIGN_IN = "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }";
const BEGIN = "mutation { beginSecondFactor { secret } }";

let provider: OpenIdTestProvider;
let product: Product;

beforeAll(async () => {
  provider = await startOpenIdProvider({ redirectUri: CALLBACK });
  product = await startWith(provider);
});

afterAll(async () => {
  await product.stop();
  await provider.stop();
});

function startWith({ issuer }: OpenIdTestProvider, env: Record<string, string> = {}): Promise<Product> {
  return startProduct({
    env: {
      PUBLIC_URL,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: "Company account",
      ...env,
    },
  });
}

/** Only the first member is left, with a password and no link. */
beforeEach(async () => {
  await product.sql.query("delete from sessions");
  await product.sql.query("delete from member_invitations");
  await product.sql.query("delete from members where id > 1");
  await product.sql.query("update members set oidc_issuer = null, oidc_subject = null, disabled_at = null");
  provider.accounts.clear();
});

function newBrowser({ url }: Pick<Product, "url"> = product): Browser {
  return new Browser({ publicUrl: PUBLIC_URL, url });
}

/** As far as the callback, which is answered but not asked for yet. */
async function returnOf(browser: Browser, subject: string | null, path = "/auth/oidc/start"): Promise<string> {
  const start = new URL(path, PUBLIC_URL).href;
  const isEnd = (url: string) => new URL(url).origin === new URL(start).origin;
  let at = await browser.follow(await browser.request(start), start, isEnd);
  while (!isEnd(at.url)) {
    const [, prompt = "login"] = /name="prompt" value="(\w+)"/.exec(at.page) ?? [];
    const [, abort = ""] = /href="([^"]*\/abort)"/.exec(at.page) ?? [];
    const [, submit = ""] = /action="([^"]*)"/.exec(at.page) ?? [];
    const next = subject === null ? abort : submit;
    const form = subject === null ? undefined : { prompt, login: subject, password: "any" };
    at = await browser.follow(await browser.request(next, form), next, isEnd);
  }
  return at.url;
}

/** @returns the path where the browser ends */
async function signIn(browser: Browser, subject: string | null, path = "/auth/oidc/start"): Promise<string | null> {
  const url = await returnOf(browser, subject, path);
  const { pathname, search } = new URL(url);
  return pathname !== "/auth/oidc/callback"
    ? `${pathname}${search}`
    : (await browser.request(url)).headers.get("location");
}

async function viewer(browser: Browser): Promise<unknown> {
  const { data } = await ask(product, VIEWER, { headers: { Cookie: browser.cookieHeader() } });
  return data?.viewer;
}

async function invite(email: string, { expires = "1 day" } = {}): Promise<void> {
  await product.sql.query(
    `insert into member_invitations (email, role, token_hash, invited_by, expires_at)
     values ($1, 'AUDITOR', decode(md5($1), 'hex'), 1, now() + $2::interval)`,
    [email, expires],
  );
}

async function audited(): Promise<unknown[]> {
  const { rows } = await product.sql.query<{ entry: unknown }>(
    `select json_build_object('action', action, 'actor', actor, 'before', before, 'after', after) as entry
     from audit_entries where at >= $1 order by id`,
    [began],
  );
  return rows.map(({ entry }) => entry);
}

let began = new Date();
beforeEach(async () => {
  const { rows } = await product.sql.query<{ now: Date }>("select now() as now");
  began = rows[0]?.now ?? began;
});

test("the sign-in page learns what the provider is called, and nobody has to sign in for that", async () => {
  expect((await ask(product, "{ signInOptions { oidcName } }")).data).toEqual({
    signInOptions: { oidcName: "Company account" },
  });
});

describe("who comes back from the provider", () => {
  test("as a member by a verified e-mail is signed in, linked, and goes where they wanted", async () => {
    provider.accounts.set("sub-1", { email: "ADMIN@localhost", email_verified: true, name: "Kim" });
    const browser = newBrowser();
    expect(await signIn(browser, "sub-1", "/auth/oidc/start?to=/requests?model=x%26range=7d")).toBe(
      "/requests?model=x&range=7d",
    );
    expect(await viewer(browser)).toMatchObject({ email: ADMIN.email, role: "ADMIN", name: "", hasPassword: true });
    expect(await audited()).toEqual([
      { action: "member.signIn", actor: ADMIN.email, before: null, after: { provider: provider.issuer } },
      {
        action: "member.linkProvider",
        actor: ADMIN.email,
        before: { provider: null },
        after: { provider: provider.issuer },
      },
    ]);
  });

  test("is known by the subject after their e-mail changed there, even to one that is not verified", async () => {
    provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    expect(await signIn(newBrowser(), "sub-1")).toBe("/");
    provider.accounts.set("sub-1", { email: "married@example.com", email_verified: false });
    const browser = newBrowser();
    expect(await signIn(browser, "sub-1")).toBe("/");
    expect(await viewer(browser)).toMatchObject({ email: ADMIN.email });
  });

  test("with the e-mail of a member who is linked to another account there is refused", async () => {
    provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    provider.accounts.set("sub-2", { email: ADMIN.email, email_verified: true });
    expect(await signIn(newBrowser(), "sub-1")).toBe("/");
    const browser = newBrowser();
    expect(await signIn(browser, "sub-2")).toBe("/sign-in?fault=other");
    expect(await viewer(browser)).toBeNull();
  });

  test.each(["adm\u0130n@localhost", "admin@loc\u212alhost"])(
    "with an e-mail that only lower case makes a member's is nobody: %s",
    async (email) => {
      await product.sql.query("insert into members (email, role) values ('admin@locklhost', 'ADMIN')");
      provider.accounts.set("twin", { email, email_verified: true });
      expect(await signIn(newBrowser(), "twin")).toBe("/sign-in?fault=unverified-email");
    },
  );

  test("as somebody invited becomes a member of that role, once, without a password", async () => {
    await invite("Jun@example.com");
    provider.accounts.set("sub-jun", { email: "jun@example.com", email_verified: true, name: " Jun\n\u2028 " });
    const browser = newBrowser();
    expect(await signIn(browser, "sub-jun")).toBe("/");
    expect(await viewer(browser)).toMatchObject({
      email: "jun@example.com",
      role: "AUDITOR",
      name: "Jun",
      hasPassword: false,
    });
    const { rows } = await product.sql.query("select accepted_at is not null as accepted from member_invitations");
    expect(rows).toEqual([{ accepted: true }]);
    expect((await audited())[1]).toMatchObject({ action: "invitation.accept", actor: "jun@example.com" });
  });

  test("as somebody nobody knows is refused, and so is one whose invitation is over", async () => {
    provider.accounts.set("sub-x", { email: "stranger@example.com", email_verified: true });
    const browser = newBrowser();
    expect(await signIn(browser, "sub-x")).toBe("/sign-in?fault=not-invited");
    await invite("stranger@example.com", { expires: "-1 second" });
    expect(await signIn(newBrowser(), "sub-x")).toBe("/sign-in?fault=not-invited");
    expect(await viewer(browser)).toBeNull();
    expect((await product.sql.query("select 1 from members")).rowCount).toBe(1);
  });

  test.each([
    { name: "an e-mail that is not verified", account: { email: ADMIN.email, email_verified: false } },
    { name: "an e-mail of which nothing is said", account: { email: ADMIN.email } },
    { name: "no e-mail", account: {} },
    { name: "one that cannot be stored", account: { email: "a\0@localhost", email_verified: true } },
  ])("is nobody by $name, though there is such a member and invitation", async ({ account }) => {
    await invite(ADMIN.email);
    provider.accounts.set("sub-1", account);
    expect(await signIn(newBrowser(), "sub-1")).toBe("/sign-in?fault=unverified-email");
  });

  test("as a disabled member is refused, by subject and by e-mail", async () => {
    provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    await product.sql.query("update members set disabled_at = now()");
    expect(await signIn(newBrowser(), "sub-1")).toBe("/sign-in?fault=disabled");
    await product.sql.query("update members set oidc_issuer = $1, oidc_subject = 'sub-1'", [provider.issuer]);
    expect(await signIn(newBrowser(), "sub-1")).toBe("/sign-in?fault=disabled");
  });

  test("twice at once for the first time is one member", async () => {
    await invite("jun@example.com");
    provider.accounts.set("sub-jun", { email: "jun@example.com", email_verified: true });
    const browsers = [newBrowser(), newBrowser(), newBrowser()];
    const returns = await Promise.all(browsers.map((browser) => returnOf(browser, "sub-jun")));
    const answers = await Promise.all(browsers.map((browser, index) => browser.request(returns[index] ?? "")));
    expect(answers.map(({ headers }) => headers.get("location"))).toEqual(["/", "/", "/"]);
    expect((await product.sql.query("select 1 from members")).rowCount).toBe(2);
  });

  test("with a second factor of ours is not asked for it, and has it still with the password", async () => {
    provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    await product.sql.query("update members set totp_secret = '\\x00', totp_confirmed_at = now()");
    try {
      const browser = newBrowser();
      expect(await signIn(browser, "sub-1")).toBe("/");
      expect(await viewer(browser)).toMatchObject({ email: ADMIN.email });
      expect((await ask(product, SIGN_IN, { variables: ADMIN })).errors).toMatchObject([
        { extensions: { field: "code" } },
      ]);
    } finally {
      await product.sql.query("update members set totp_secret = null, totp_confirmed_at = null");
    }
  });

  test("leaves no session of the same browser behind", async () => {
    provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    const browser = newBrowser();
    await signIn(browser, "sub-1");
    await signIn(browser, "sub-1");
    expect((await product.sql.query("select 1 from sessions")).rowCount).toBe(1);
  });
});

describe("where a sign-in ends", () => {
  test.each(["//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "/.//elsewhere.example"])(
    "is never elsewhere: %s",
    async (to) => {
      provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
      expect(await signIn(newBrowser(), "sub-1", `/auth/oidc/start?to=${encodeURIComponent(to)}`)).toBe("/");
    },
  );
});

describe("a callback that is not the one that was waited for", () => {
  let browser: Browser;

  beforeEach(() => {
    provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    browser = newBrowser();
  });

  async function locationOf(url: string, from = browser): Promise<string | null> {
    return (await from.request(url)).headers.get("location");
  }

  test("with another state is refused before the provider is asked", async () => {
    const url = new URL(await returnOf(browser, "sub-1"));
    url.searchParams.set("state", "another");
    const asked = provider.tokenRequests();
    expect(await locationOf(url.href)).toBe("/sign-in?fault=expired");
    url.searchParams.delete("state");
    expect(await locationOf(url.href)).toBe("/sign-in?fault=expired");
    expect(provider.tokenRequests()).toBe(asked);
  });

  test("in another browser is refused: nobody is signed in as somebody else by a link", async () => {
    expect(await locationOf(await returnOf(browser, "sub-1"), newBrowser())).toBe("/sign-in?fault=expired");
  });

  test("with the code of another flow is refused by nonce and verifier", async () => {
    const other = newBrowser();
    const foreign = new URL(await returnOf(other, "sub-1")).searchParams.get("code") ?? "";
    const url = new URL(await returnOf(browser, "sub-1"));
    url.searchParams.set("code", foreign);
    expect(await locationOf(url.href)).toBe("/sign-in?fault=expired");
    expect(await viewer(browser)).toBeNull();
  });

  test("from another issuer is refused", async () => {
    const url = new URL(await returnOf(browser, "sub-1"));
    url.searchParams.set("iss", "https://elsewhere.example");
    expect(await locationOf(url.href)).toBe("/sign-in?fault=other");
  });

  test("a second time is refused, with the cookie that the first one used", async () => {
    const url = await returnOf(browser, "sub-1");
    const cookie = cookieOf(browser, "tokenledger-oidc");
    expect(await locationOf(url)).toBe("/");
    expect(cookieOf(browser, "tokenledger-oidc")).toBe("");
    expect(await locationOf(url)).toBe("/sign-in?fault=expired");
    browser.setCookie("tokenledger-oidc", cookie);
    expect(await locationOf(url)).toBe("/sign-in?fault=expired");
  });

  test("with a cookie that is not ours is refused", async () => {
    const url = await returnOf(browser, "sub-1");
    const cookie = cookieOf(browser, "tokenledger-oidc");
    for (const forged of ["", "nonsense", `${cookie.slice(0, -4)}AAAA`]) {
      browser.setCookie("tokenledger-oidc", forged);
      expect(await locationOf(url)).toBe("/sign-in?fault=expired");
    }
    browser.setCookie("tokenledger-oidc", cookie);
    expect(await locationOf(url)).toBe("/");
  });

  test("after the person changed their mind says so", async () => {
    expect(await signIn(browser, null)).toBe("/sign-in?fault=cancelled");
  });

  test("without anything is refused", async () => {
    expect(await locationOf(CALLBACK)).toBe("/sign-in?fault=expired");
    expect(await locationOf(`${CALLBACK}?error=access_denied`)).toBe("/sign-in?fault=expired");
  });
});

describe("confirming a session through the provider", () => {
  let browser: Browser;

  beforeEach(async () => {
    provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    browser = newBrowser();
    await signIn(browser, "sub-1");
    await product.sql.query("update sessions set confirmed_at = now() - interval '1 hour'");
  });

  /** As if the flow that is under way had begun so much later. */
  function moveBeginning(byMs: number): void {
    const cookies = product.container.openId?.flowCookie;
    const flow = cookies?.read(browser.cookieHeader(), new Date()) ?? null;
    if (cookies === undefined || flow === null) throw new Error("there is no flow");
    const [, moved = ""] = /=([^;]+)/.exec(cookies.give({ ...flow, begunAt: flow.begunAt + byMs })) ?? [];
    browser.setCookie("tokenledger-oidc", moved);
  }

  const CONFIRM = "/auth/oidc/start?confirm=1";
  const act = () => ask(product, BEGIN, { headers: { Cookie: browser.cookieHeader() } });

  test("asks for the password again and makes the session fresh", async () => {
    expect((await act()).errors).toMatchObject([{ extensions: { field: "session" } }]);
    const start = await browser.request(`${PUBLIC_URL}${CONFIRM}`);
    const query = new URL(start.headers.get("location") ?? "").searchParams;
    expect([query.get("max_age"), query.get("prompt")]).toEqual(["0", "login"]);
    expect(await signIn(browser, "sub-1", CONFIRM)).toBe("/signed-in-again");
    expect((await act()).errors).toEqual([]);
    expect((await audited()).at(-1)).toMatchObject({
      action: "session.confirm",
      actor: ADMIN.email,
      after: { provider: provider.issuer },
    });
  });

  test("as another account changes nothing", async () => {
    await invite("jun@example.com");
    provider.accounts.set("sub-jun", { email: "jun@example.com", email_verified: true });
    browser.forget(provider.issuer);
    expect(await signIn(browser, "sub-jun", CONFIRM)).toBe("/sign-in?fault=other");
    expect((await act()).errors).toMatchObject([{ extensions: { field: "session" } }]);
    expect(await viewer(browser)).toMatchObject({ email: ADMIN.email });
    expect((await product.sql.query("select 1 from members")).rowCount).toBe(1);
  });

  test("needs a session, and the one that it began with", async () => {
    expect(await signIn(newBrowser(), "sub-1", CONFIRM)).toBe("/sign-in?fault=expired");
    const url = await returnOf(browser, "sub-1", CONFIRM);
    browser.setCookie("tokenledger", null);
    expect((await browser.request(url)).headers.get("location")).toBe("/sign-in?fault=expired");
  });

  test("is refused when the provider was told not to ask, and says nothing of when it did", async () => {
    const start = await browser.request(`${PUBLIC_URL}${CONFIRM}`);
    const url = new URL(start.headers.get("location") ?? "");
    url.searchParams.delete("max_age");
    url.searchParams.delete("prompt");
    // Who is signed in there comes back at once, without a page.
    const isEnd = (at: string) => at.startsWith(CALLBACK);
    const back = await browser.follow(await browser.request(url.href), url.href, isEnd);
    expect(back.url).toMatch(/code=/);
    expect((await browser.request(back.url)).headers.get("location")).toBe("/sign-in?fault=other");
    expect((await act()).errors).toMatchObject([{ extensions: { field: "session" } }]);
  });

  test("is refused when the password was given before it was asked for", async () => {
    const url = await returnOf(browser, "sub-1", CONFIRM);
    moveBeginning(60_000);
    expect((await browser.request(url)).headers.get("location")).toBe("/sign-in?fault=other");
    expect((await act()).errors).toMatchObject([{ extensions: { field: "session" } }]);
  });

  test("and signing in are over after ten minutes", async () => {
    const url = await returnOf(browser, "sub-1", CONFIRM);
    moveBeginning(-600_000);
    expect((await browser.request(url)).headers.get("location")).toBe("/sign-in?fault=expired");
  });
});

describe("a provider that is away", () => {
  test("keeps nobody from starting the server, and is found when it is back", async () => {
    const late = await startOpenIdProvider({ redirectUri: CALLBACK });
    late.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    await late.goAway();
    const other = await startWith(late);
    try {
      expect(await signIn(newBrowser(other), "sub-1")).toBe("/sign-in?fault=provider-away");
      expect((await ask(other, SIGN_IN, { variables: ADMIN })).errors).toEqual([]);
      await late.comeBack();
      const url = await returnOf(newBrowser(other), null);
      expect(url).toContain("error=access_denied");
      const browser = newBrowser(other);
      const back = await returnOf(browser, "sub-1");
      await late.goAway();
      expect((await browser.request(back)).headers.get("location")).toBe("/sign-in?fault=provider-away");
    } finally {
      await other.stop();
      await late.stop();
    }
  });
});

describe("an installation that lets in whom its provider knows", () => {
  const OVER_TLS = "https://tokens.example.com";
  let open: OpenIdTestProvider;
  let other: Product;

  beforeAll(async () => {
    open = await startOpenIdProvider({ redirectUri: `${OVER_TLS}/auth/oidc/callback`, emailInToken: true });
    other = await startWith(open, { OIDC_DEFAULT_ROLE: "ANALYST", PUBLIC_URL: OVER_TLS });
    open.accounts.set("sub-x", { email: "stranger@example.com", email_verified: true, name: "Stranger" });
  });

  afterAll(async () => {
    await other.stop();
    await open.stop();
  });

  test("makes them members of the default role at their first sign-in", async () => {
    const browser = new Browser({ publicUrl: OVER_TLS, url: other.url });
    expect(await signIn(browser, "sub-x", `${OVER_TLS}/auth/oidc/start?to=/requests`)).toBe("/requests");
    const { data } = await ask(other, VIEWER, { headers: { Cookie: browser.cookieHeader() } });
    expect(data?.viewer).toMatchObject({ email: "stranger@example.com", role: "ANALYST", name: "Stranger" });
    const { rows } = await other.sql.query(
      "select action, after from audit_entries where action = 'member.create' and member_id is not null", // the first start made one too
    );
    expect(rows).toEqual([
      {
        action: "member.create",
        after: { email: "stranger@example.com", role: "ANALYST", provider: open.issuer },
      },
    ]);
  });

  test("over https keeps the flow in a cookie for that host alone, and lets no one keep the answer", async () => {
    const { headers } = await new Browser({ publicUrl: OVER_TLS, url: other.url }).request(
      `${OVER_TLS}/auth/oidc/start`,
    );
    expect(headers.get("set-cookie")).toMatch(
      /^__Host-tokenledger-oidc=[\w-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(headers.get("cache-control")).toBe("no-store");
    const to = new URL(headers.get("location") ?? "").searchParams;
    expect([to.get("code_challenge_method"), to.get("response_type")]).toEqual(["S256", "code"]);
  });
});

test("nobody has the provider asked again and again", async () => {
  const limited = await startProduct({
    rates: { anonymous: 2 },
    env: { PUBLIC_URL, OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
  });
  try {
    const comeBack = () => fetch(`${limited.url}/auth/oidc/callback?code=x&state=y`, { redirect: "manual" });
    expect([(await comeBack()).status, (await comeBack()).status]).toEqual([302, 302]);
    const third = await comeBack();
    expect(third.status).toBe(429);
    expect(Number(third.headers.get("retry-after"))).toBeGreaterThan(0);
  } finally {
    await limited.stop();
  }
});

test("an installation without a provider has none of its pages", async () => {
  const plain = await startProduct();
  try {
    expect((await ask(plain, "{ signInOptions { oidcName } }")).data).toEqual({ signInOptions: { oidcName: null } });
    for (const path of ["/auth/oidc/start?to=/requests", "/auth/oidc/callback?code=a&state=b"]) {
      const answer = await fetch(`${plain.url}${path}`, { redirect: "manual" });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ error: { code: "NOT_FOUND" } });
    }
  } finally {
    await plain.stop();
  }
});

function cookieOf(browser: Browser, name: string): string {
  const cookies = Object.fromEntries(
    browser
      .cookieHeader()
      .split("; ")
      .map((cookie) => cookie.split("=")),
  ) as Record<string, string>;
  return cookies[name] ?? "";
}
