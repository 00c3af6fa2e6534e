import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { ADMIN, type Product } from "../api/start-product.js";
import { openOpenIdDesk } from "./open-openid-desk.js";
import { returnOf, SIGN_IN, signIn } from "./openid-flow.js";
import type { OpenIdTestProvider } from "./start-openid-provider.js";

let desk: Awaited<ReturnType<typeof openOpenIdDesk>>;
let provider: OpenIdTestProvider;
let product: Product;

beforeAll(async () => {
  desk = await openOpenIdDesk();
  ({ provider, product } = desk);
});

afterAll(() => desk.stop());

beforeEach(() => desk.reset());

test("the sign-in page learns what the provider is called, and nobody has to sign in for that", async () => {
  expect((await ask(product, "{ signInOptions { oidcName } }")).data).toEqual({
    signInOptions: { oidcName: "Company account" },
  });
});

describe("who comes back from the provider", () => {
  test("as a member by a verified e-mail is signed in, linked, and goes where they wanted", async () => {
    provider.accounts.set("sub-1", { email: "ADMIN@localhost", email_verified: true, name: "Kim" });
    const browser = desk.newBrowser();
    expect(await signIn(browser, "sub-1", "/auth/oidc/start?to=/requests?model=x%26range=7d")).toBe(
      "/requests?model=x&range=7d",
    );
    expect(await desk.viewer(browser)).toMatchObject({
      email: ADMIN.email,
      role: "ADMIN",
      name: "",
      hasPassword: true,
    });
    expect(await desk.audited()).toEqual([
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
    expect(await signIn(desk.newBrowser(), "sub-1")).toBe("/");
    provider.accounts.set("sub-1", { email: "married@example.com", email_verified: false });
    const browser = desk.newBrowser();
    expect(await signIn(browser, "sub-1")).toBe("/");
    expect(await desk.viewer(browser)).toMatchObject({ email: ADMIN.email });
  });

  test("with the e-mail of a member who is linked to another account there is refused", async () => {
    provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    provider.accounts.set("sub-2", { email: ADMIN.email, email_verified: true });
    expect(await signIn(desk.newBrowser(), "sub-1")).toBe("/");
    const browser = desk.newBrowser();
    expect(await signIn(browser, "sub-2")).toBe("/sign-in?fault=other");
    expect(await desk.viewer(browser)).toBeNull();
  });

  test.each(["adm\u0130n@localhost", "admin@loc\u212alhost"])(
    "with an e-mail that only lower case makes a member's is nobody: %s",
    async (email) => {
      await product.sql.query("insert into members (email, role) values ('admin@locklhost', 'ADMIN')");
      provider.accounts.set("twin", { email, email_verified: true });
      expect(await signIn(desk.newBrowser(), "twin")).toBe("/sign-in?fault=unverified-email");
    },
  );

  test("as somebody invited becomes a member of that role, once, without a password", async () => {
    await desk.invite("Jun@example.com");
    provider.accounts.set("sub-jun", { email: "jun@example.com", email_verified: true, name: " Jun\u202e\n\u2028 " });
    const browser = desk.newBrowser();
    expect(await signIn(browser, "sub-jun")).toBe("/");
    expect(await desk.viewer(browser)).toMatchObject({
      email: "jun@example.com",
      role: "AUDITOR",
      name: "Jun",
      hasPassword: false,
    });
    const { rows } = await product.sql.query("select accepted_at is not null as accepted from member_invitations");
    expect(rows).toEqual([{ accepted: true }]);
    expect((await desk.audited())[1]).toMatchObject({ action: "invitation.accept", actor: "jun@example.com" });
  });

  test("as somebody nobody knows is refused, and so is one whose invitation is over", async () => {
    provider.accounts.set("sub-x", { email: "stranger@example.com", email_verified: true });
    const browser = desk.newBrowser();
    expect(await signIn(browser, "sub-x")).toBe("/sign-in?fault=not-invited");
    await desk.invite("stranger@example.com", { expires: "-1 second" });
    expect(await signIn(desk.newBrowser(), "sub-x")).toBe("/sign-in?fault=not-invited");
    expect(await desk.viewer(browser)).toBeNull();
    expect((await product.sql.query("select 1 from members")).rowCount).toBe(1);
  });

  test.each([
    { name: "an e-mail that is not verified", account: { email: ADMIN.email, email_verified: false } },
    { name: "an e-mail of which nothing is said", account: { email: ADMIN.email } },
    { name: "no e-mail", account: {} },
    { name: "one that cannot be stored", account: { email: "a\0@localhost", email_verified: true } },
  ])("is nobody by $name, though there is such a member and invitation", async ({ account }) => {
    await desk.invite(ADMIN.email);
    provider.accounts.set("sub-1", account);
    expect(await signIn(desk.newBrowser(), "sub-1")).toBe("/sign-in?fault=unverified-email");
  });

  test("as a disabled member is refused, by subject and by e-mail", async () => {
    provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    await product.sql.query("update members set disabled_at = now()");
    expect(await signIn(desk.newBrowser(), "sub-1")).toBe("/sign-in?fault=disabled");
    await product.sql.query("update members set oidc_issuer = $1, oidc_subject = 'sub-1'", [provider.issuer]);
    expect(await signIn(desk.newBrowser(), "sub-1")).toBe("/sign-in?fault=disabled");
  });

  test("twice at once for the first time is one member", async () => {
    await desk.invite("jun@example.com");
    provider.accounts.set("sub-jun", { email: "jun@example.com", email_verified: true });
    const browsers = [desk.newBrowser(), desk.newBrowser(), desk.newBrowser()];
    const returns = await Promise.all(browsers.map((browser) => returnOf(browser, "sub-jun")));
    const answers = await Promise.all(browsers.map((browser, index) => browser.request(returns[index] ?? "")));
    expect(answers.map(({ headers }) => headers.get("location"))).toEqual(["/", "/", "/"]);
    expect((await product.sql.query("select 1 from members")).rowCount).toBe(2);
  });

  test("with a second factor of ours is not asked for it, and has it still with the password", async () => {
    provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    await product.sql.query("update members set totp_secret = '\\x00', totp_confirmed_at = now()");
    try {
      const browser = desk.newBrowser();
      expect(await signIn(browser, "sub-1")).toBe("/");
      expect(await desk.viewer(browser)).toMatchObject({ email: ADMIN.email });
      expect((await ask(product, SIGN_IN, { variables: ADMIN })).errors).toMatchObject([
        { extensions: { field: "code" } },
      ]);
    } finally {
      await product.sql.query("update members set totp_secret = null, totp_confirmed_at = null");
    }
  });

  test("leaves no session of the same browser behind", async () => {
    provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    const browser = desk.newBrowser();
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
      expect(await signIn(desk.newBrowser(), "sub-1", `/auth/oidc/start?to=${encodeURIComponent(to)}`)).toBe("/");
    },
  );
});
