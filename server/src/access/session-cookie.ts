import { parseCookie, stringifySetCookie } from "cookie";
import { LRUCache } from "lru-cache";
import type { ServerResponse } from "node:http";
import { hashSecretText } from "./secret-token.js";

/** The prefix makes browsers insist on Secure and on this very host; plain http has only the bare name. */
const SECURE_NAME = "__Host-tokenledger";
const PLAIN_NAME = "tokenledger";
const REMEMBERED = 10_000;
const REMEMBERED_MS = 3_600_000;

interface SessionCookieOptions {
  /** Whether browsers reach us over TLS. */
  readonly secure: boolean;
  readonly lifeMs: number;
}

/** Gives browsers their session, and takes it back. */
export class SessionCookie {
  /** Hashes of tokens. */
  private readonly given = new LRUCache<string, true>({ max: REMEMBERED, ttl: REMEMBERED_MS });

  constructor(private readonly options: SessionCookieOptions) {}

  /** Whether this process gave it to a browser within the hour; true once, the first time that it comes back. */
  returns(token: string): boolean {
    return this.given.delete(hashSecretText(token));
  }

  /**
   * Null when there is no session cookie. Over TLS the bare name is nobody's: any host of the same site, or
   * whoever answers one plain request of the browser, could have set it.
   */
  read(header: string | undefined): string | null {
    return parseCookie(header ?? "")[this.name] ?? null;
  }

  give(res: ServerResponse, token: string): void {
    this.given.set(hashSecretText(token), true);
    this.set(res, token, Math.floor(this.options.lifeMs / 1_000));
  }

  takeBack(res: ServerResponse): void {
    this.set(res, "", 0);
  }

  private set(res: ServerResponse, value: string, maxAge: number): void {
    const { name, options } = this;
    const { secure } = options;
    const cookie = stringifySetCookie({ name, value, httpOnly: true, sameSite: "lax", secure, path: "/", maxAge });
    res.setHeader("Set-Cookie", cookie);
  }

  private get name(): string {
    return this.options.secure ? SECURE_NAME : PLAIN_NAME;
  }
}
