import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { ADMIN, type Product } from "../api/start-product.js";
import type { Browser } from "./browser.js";
import { openOpenIdDesk } from "./open-openid-desk.js";
import { CALLBACK, PUBLIC_URL, returnOf, signIn } from "./openid-flow.js";
import type { OpenIdTestProvider } from "./start-openid-provider.js";

const BEGIN = "mutation { beginSecondFactor { secret } }";

let desk: Awaited<ReturnType<typeof openOpenIdDesk>>;
let provider: OpenIdTestProvider;
let product: Product;

beforeAll(async () => {
  desk = await openOpenIdDesk();
  ({ provider, product } = desk);
});

afterAll(() => desk.stop());

beforeEach(() => desk.reset());

describe("a callback that is not the one that was waited for", () => {
  let browser: Browser;

  beforeEach(() => {
    provider.accounts.set("sub-1", { email: ADMIN.email, email_verified: true });
    browser = desk.newBrowser();
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
    expect(await locationOf(await returnOf(browser, "sub-1"), desk.newBrowser())).toBe("/sign-in?fault=expired");
  });

  test("with the code of another flow is refused by nonce and verifier", async () => {
    const other = desk.newBrowser();
    const foreign = new URL(await returnOf(other, "sub-1")).searchParams.get("code") ?? "";
    const url = new URL(await returnOf(browser, "sub-1"));
    url.searchParams.set("code", foreign);
    expect(await locationOf(url.href)).toBe("/sign-in?fault=expired");
    expect(await desk.viewer(browser)).toBeNull();
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
    browser = desk.newBrowser();
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
    expect((await desk.audited()).at(-1)).toMatchObject({
      action: "session.confirm",
      actor: ADMIN.email,
      after: { provider: provider.issuer },
    });
  });

  test("as another account changes nothing", async () => {
    await desk.invite("jun@example.com");
    provider.accounts.set("sub-jun", { email: "jun@example.com", email_verified: true });
    browser.forget(provider.issuer);
    expect(await signIn(browser, "sub-jun", CONFIRM)).toBe("/sign-in?fault=other");
    expect((await act()).errors).toMatchObject([{ extensions: { field: "session" } }]);
    expect(await desk.viewer(browser)).toMatchObject({ email: ADMIN.email });
    expect((await product.sql.query("select 1 from members")).rowCount).toBe(1);
  });

  test("needs a session, and the one that it began with", async () => {
    expect(await signIn(desk.newBrowser(), "sub-1", CONFIRM)).toBe("/sign-in?fault=expired");
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

function cookieOf(browser: Browser, name: string): string {
  const cookies = Object.fromEntries(
    browser
      .cookieHeader()
      .split("; ")
      .map((cookie) => cookie.split("=")),
  ) as Record<string, string>;
  return cookies[name] ?? "";
}
