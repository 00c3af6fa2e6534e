import { parseCookie, stringifySetCookie } from "cookie";
import { SESSION_MS } from "./session.service.js";

/** The prefix makes browsers insist on Secure and on this very host; plain http has only the bare name. */
const SECURE_NAME = "__Host-tokenledger";
const PLAIN_NAME = "tokenledger";

/** Null when there is no session cookie. */
export function readSessionCookie(header: string | undefined): string | null {
  const cookies = parseCookie(header ?? "");
  return cookies[SECURE_NAME] ?? cookies[PLAIN_NAME] ?? null;
}

/** Value of `Set-Cookie`; a null token removes the cookie. */
export function sessionCookie(token: string | null, secure: boolean): string {
  return stringifySetCookie({
    name: secure ? SECURE_NAME : PLAIN_NAME,
    value: token ?? "",
    httpOnly: true,
    sameSite: "lax",
    secure,
    path: "/",
    maxAge: token === null ? 0 : SESSION_MS / 1_000,
  });
}
