import { recordAudit } from "./audit.js";
import type { HttpExchange, RequestContext } from "./request-context.js";
import { hashSecret } from "./secret-token.js";
import type { SessionCookie } from "./session-cookie.js";
import { Session } from "./session.entity.js";
import type { SessionService } from "./session.service.js";

interface Leaving extends Pick<RequestContext, "em"> {
  readonly http: HttpExchange;
}

interface SignOutParts {
  readonly sessions: SessionService;
  readonly cookie: SessionCookie;
}

/**
 * Ends the session that the browser came with; one that is over already stays so. Called as well when it gets
 * another session, for it forgets the one it had, which nobody could end then.
 *
 * @returns whether it came with any
 */
export async function signOut({ em, http }: Leaving, { sessions, cookie }: SignOutParts): Promise<boolean> {
  const token = cookie.read(http.req.headers.cookie);
  if (token === null) return false;
  // Whose session it is, whoever else the request names: an API key may come along.
  const viewer = await sessions.viewerOf(em, token, "check");
  await em.transactional(async (tx) => {
    const ended = await tx.nativeDelete(Session, { tokenHash: hashSecret(token) });
    if (ended === 0 || viewer === null) return;
    const target = { kind: "session", id: viewer.sessionId };
    await recordAudit(tx, { viewer, http }, { action: "member.signOut", target });
  });
  return true;
}
