import type { EntityManager } from "@mikro-orm/postgresql";
import type { IncomingHttpHeaders } from "node:http";
import type { ApiKeyService } from "./api-key.service.js";
import { MAX_CREDENTIAL_LENGTH, VISIBLE_ASCII } from "./credential-limits.js";
import type { SessionCookie } from "./session-cookie.js";
import type { SessionService } from "./session.service.js";
import type { Viewer } from "./viewer.js";
import type { Visit } from "./visit.js";

const BEARER = new RegExp(`^Bearer (${VISIBLE_ASCII}{1,${MAX_CREDENTIAL_LENGTH}})$`, "i");

export type CredentialHeaders = Pick<IncomingHttpHeaders, "authorization" | "cookie">;

/** Who asks, as far as it shows from outside. */
export interface Caller {
  readonly headers: CredentialHeaders;
  /** Null when it is not known. */
  readonly address: string | null;
}

/** Finds out who asks: an API key in `Authorization` wins over the session cookie. */
export class ViewerFinder {
  constructor(
    private readonly sessions: SessionService,
    private readonly apiKeys: ApiKeyService,
    private readonly cookie: Pick<SessionCookie, "read" | "returns">,
  ) {}

  /** What somebody says who they are by; null when they give nothing. */
  credentialIn({ authorization, cookie }: CredentialHeaders): string | null {
    return authorization ?? this.cookie.read(cookie);
  }

  /** Whether a browser comes with what it was just given, which nobody can have guessed; true once. */
  isJustGiven(credential: string): boolean {
    return this.cookie.returns(credential);
  }

  /** The holder of a key that was looked up just now; null says nothing. Costs no question and no wait. */
  remembered({ authorization }: CredentialHeaders): Viewer | null {
    const [, secret] = BEARER.exec(authorization ?? "") ?? [];
    return secret === undefined ? null : this.apiKeys.rememberedViewer(secret);
  }

  /** Null when nobody is known by the headers; a key that is sent but wrong does not fall back to the cookie. */
  async find(em: EntityManager, { headers, address }: Caller, visit: Visit = "use"): Promise<Viewer | null> {
    if (headers.authorization !== undefined) {
      const [, secret] = BEARER.exec(headers.authorization) ?? [];
      return secret === undefined ? null : this.apiKeys.viewerOf(em, { secret, address });
    }
    const token = this.cookie.read(headers.cookie);
    return token === null ? null : this.sessions.viewerOf(em, token, visit);
  }
}
