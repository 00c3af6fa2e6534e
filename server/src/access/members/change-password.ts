import { AppError } from "../../core/errors.js";
import { recordAudit } from "../audit.js";
import { Member } from "../member.entity.js";
import { hashPassword, verifyPassword } from "../password.js";
import type { RequestContext } from "../request-context.js";
import { hashSecret, newSecret } from "../secret-token.js";
import { Session } from "../session.entity.js";
import type { OpenedSession } from "../session.service.js";
import type { MemberViewer } from "../viewer.js";
import { endOtherSessions } from "./member-sessions.js";

type Changing = Pick<RequestContext, "em" | "http" | "clock"> & { readonly viewer: MemberViewer };

/**
 * Sets another password, ends the other sessions and gives this one a new token: who knew either is out.
 *
 * @param newPassword one that was checked
 * @returns this session; freshly confirmed, unless a second factor would have to be asked for that
 * @throws AppError UNAUTHENTICATED, with the field, when the current password is wrong
 */
export async function changePassword(
  { em, viewer, http, clock }: Changing,
  currentPassword: string,
  newPassword: string,
): Promise<OpenedSession> {
  const { memberId, sessionId } = viewer;
  const member = await em.findOne(Member, { id: memberId, disabledAt: null });
  if (!(await verifyPassword(currentPassword, member?.passwordHash ?? null)) || member === null) {
    throw AppError.unauthenticated("The current password is wrong.", "currentPassword");
  }
  const passwordHash = await hashPassword(newPassword);
  const token = newSecret();
  const confirmedAt = member.totpConfirmedAt === null ? clock() : viewer.confirmedAt;
  return em.transactional(async (tx) => {
    const same = { id: memberId, disabledAt: null, passwordHash: member.passwordHash };
    const changed = await tx.nativeUpdate(Member, same, { passwordHash });
    const kept = await tx.nativeUpdate(Session, { id: sessionId }, { tokenHash: hashSecret(token), confirmedAt });
    if (changed === 0 || kept === 0) throw AppError.unauthenticated();
    const ended = await endOtherSessions(tx, viewer);
    await recordAudit(
      tx,
      { viewer, http },
      {
        action: "member.password",
        target: { kind: "member", id: memberId },
        before: { sessions: ended + 1 },
        after: { sessions: 1 },
      },
    );
    return { viewer: { ...viewer, confirmedAt }, token };
  });
}
