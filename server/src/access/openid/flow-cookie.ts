import { parseCookie, stringifySetCookie } from "cookie";
import { z } from "zod";
import { openSealedText, sealText } from "../../core/sealed-text.js";

const LIFE_MS = 10 * 60_000;
const SECURE_NAME = "__Host-tokenledger-oidc";
const PLAIN_NAME = "tokenledger-oidc";

const flowSchema = z.object({
  /** Milliseconds since 1970. */
  begunAt: z.number(),
  state: z.string(),
  nonce: z.string(),
  /** Of PKCE. */
  verifier: z.string(),
  /** Where to go afterwards, a path of ours. */
  to: z.string(),
  /** The session whose member proves again who they are; null for a sign-in. */
  confirms: z.string().nullable(),
});

/** A sign-in that is under way: what the answer of the provider is compared with. */
export type Flow = Readonly<z.infer<typeof flowSchema>>;

interface FlowCookieOptions {
  /** 32 bytes. */
  readonly key: Buffer;
  /** Whether browsers reach us over TLS. */
  readonly secure: boolean;
}

/** Keeps a flow in the browser that began it, for ten minutes, so that no other browser can end it. */
export class FlowCookie {
  constructor(private readonly options: FlowCookieOptions) {}

  /** Value of `Set-Cookie`. */
  give(flow: Flow): string {
    return this.cookie(sealText(this.options.key, JSON.stringify(flow)).toString("base64url"), LIFE_MS);
  }

  /** Value of `Set-Cookie` that removes it. */
  takeBack(): string {
    return this.cookie("", 0);
  }

  /** Null when there is none, it is older than ten minutes, or it is not ours. */
  read(header: string | undefined, now: Date): Flow | null {
    const sealed = parseCookie(header ?? "")[this.name];
    const flow = sealed === undefined ? null : this.open(sealed);
    return flow === null || now.getTime() - flow.begunAt > LIFE_MS ? null : flow;
  }

  private open(sealed: string): Flow | null {
    try {
      return flowSchema.parse(JSON.parse(openSealedText(this.options.key, Buffer.from(sealed, "base64url"))));
    } catch {
      return null; // whatever it is, we did not make it
    }
  }

  private get name(): string {
    return this.options.secure ? SECURE_NAME : PLAIN_NAME;
  }

  private cookie(value: string, lifeMs: number): string {
    const { secure } = this.options;
    // Lax: the provider sends the browser back from another site.
    return stringifySetCookie({
      name: this.name,
      value,
      httpOnly: true,
      sameSite: "lax",
      secure,
      path: "/",
      maxAge: lifeMs / 1_000,
    });
  }
}
