import { recordAudit } from "./audit.js";
import type { RequestContext } from "./request-context.js";
import { hashSecret } from "./secret-token.js";
import { Session } from "./session.entity.js";

/** Ends the session behind a token; one that is over already stays so. */
export async function signOut({ em, viewer, http }: RequestContext, token: string): Promise<void> {
  await em.transactional(async (tx) => {
    const ended = await tx.nativeDelete(Session, { tokenHash: hashSecret(token) });
    if (ended === 0 || viewer?.kind !== "MEMBER") return;
    const target = { kind: "session", id: viewer.sessionId };
    await recordAudit(tx, { viewer, http }, { action: "member.signOut", target });
  });
}
