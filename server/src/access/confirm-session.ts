import { AppError } from "../core/errors.js";
import { recordAudit } from "./audit.js";
import { Member } from "./member.entity.js";
import type { RequestContext } from "./request-context.js";
import { Session } from "./session.entity.js";
import type { Proof, SessionService } from "./session.service.js";
import type { MemberViewer } from "./viewer.js";

type Confirming = Pick<RequestContext, "em" | "http" | "clock"> & { readonly viewer: MemberViewer };

/**
 * The member behind the session proved again who they are, which sensitive acts ask for.
 *
 * @throws AppError UNAUTHENTICATED, with the credential at fault, when they did not
 */
export async function confirmSession(
  { em, viewer, http, clock }: Confirming,
  sessions: SessionService,
  proof: Proof,
): Promise<MemberViewer> {
  const { memberId, sessionId } = viewer;
  await sessions.prove(em, await em.findOne(Member, { id: memberId, disabledAt: null }), proof);
  const confirmedAt = clock();
  return em.transactional(async (tx) => {
    const ended = (await tx.nativeUpdate(Session, { id: sessionId }, { confirmedAt })) === 0;
    if (ended) throw AppError.unauthenticated();
    await recordAudit(tx, { viewer, http }, { action: "session.confirm", target: { kind: "session", id: sessionId } });
    return { ...viewer, confirmedAt };
  });
}
