import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";
import { Browser } from "./browser.js";
import { CALLBACK, PUBLIC_URL, returnOf, SIGN_IN, signIn, startWith, VIEWER } from "./openid-flow.js";
import { CLIENT, startOpenIdProvider, type OpenIdTestProvider } from "./start-openid-provider.js";

describe("a provider that is away", () => {
  test("keeps nobody from starting the server, and is found when it is back", async () => {
    const late = await startOpenIdProvider({ redirectUri: CALLBACK });
    late.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    await late.goAway();
    const other = await startWith(late);
    try {
      expect(await signIn(new Browser({ publicUrl: PUBLIC_URL, url: other.url }), "sub-1")).toBe(
        "/sign-in?fault=provider-away",
      );
      expect((await ask(other, SIGN_IN, { variables: ADMIN })).errors).toEqual([]);
      await late.comeBack();
      const url = await returnOf(new Browser({ publicUrl: PUBLIC_URL, url: other.url }), null);
      expect(url).toContain("error=access_denied");
      const browser = new Browser({ publicUrl: PUBLIC_URL, url: other.url });
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
  const provider = await startOpenIdProvider({ redirectUri: CALLBACK });
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
    await provider.stop();
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
