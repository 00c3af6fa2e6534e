import { CLIENT, type OpenIdTestProvider } from "./start-openid-provider.js";
import { startProduct, type Product } from "../api/start-product.js";
import type { Browser } from "./browser.js";

export const PUBLIC_URL = "http://tokens.localhost:4000";
export const CALLBACK = `${PUBLIC_URL}/auth/oidc/callback`;
export const VIEWER = "{ viewer { email role name hasPassword confirmedAt } }";
export const SIGN_IN =
  "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }";

/** A product whose members may come from this provider. */
export function startWith({ issuer }: OpenIdTestProvider, env: Record<string, string> = {}): Promise<Product> {
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

/** As far as the callback, which is answered but not asked for yet. */
export async function returnOf(browser: Browser, subject: string | null, path = "/auth/oidc/start"): Promise<string> {
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
export async function signIn(
  browser: Browser,
  subject: string | null,
  path = "/auth/oidc/start",
): Promise<string | null> {
  const url = await returnOf(browser, subject, path);
  const { pathname, search } = new URL(url);
  return pathname !== "/auth/oidc/callback"
    ? `${pathname}${search}`
    : (await browser.request(url)).headers.get("location");
}
