import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import { recordAudit } from "../audit.js";
import type { RequestContext } from "../request-context.js";
import { Session } from "../session.entity.js";
import type { MemberViewer } from "../viewer.js";
import { findMember } from "./find-member.js";

const SESSION_ID = /^\d{1,18}$/;

/** @returns how many were ended; a member who does not exist is an error */
export function revokeMemberSessions(context: RequestContext, memberId: string): Promise<number> {
  return context.em.transactional(async (tx) => {
    const { id } = await findMember(tx, "memberId", memberId);
    const sessions = await tx.nativeDelete(Session, { member: id });
    await recordAudit(tx, context, {
      action: "member.revokeSessions",
      target: { kind: "member", id },
      before: { sessions },
      after: { sessions: 0 },
    });
    return sessions;
  });
}

/** False when the member has no such session: it may have ended, or be somebody else's. */
export function revokeOwnSession(context: RequestContext, { memberId }: MemberViewer, id: string): Promise<boolean> {
  if (!SESSION_ID.test(id)) throw AppError.badInput("id", "the id of a session", id);
  return context.em.transactional(async (tx) => {
    const ended = await tx.nativeDelete(Session, { id, member: memberId });
    if (ended === 0) return false;
    await recordAudit(tx, context, { action: "session.revoke", target: { kind: "session", id } });
    return true;
  });
}

/** @returns how many were ended: all but the one that asks */
export function revokeOtherSessions(context: RequestContext, viewer: MemberViewer): Promise<number> {
  const { memberId, sessionId } = viewer;
  return context.em.transactional(async (tx) => {
    const sessions = await endOtherSessions(tx, viewer);
    await recordAudit(tx, context, {
      action: "member.revokeOtherSessions",
      target: { kind: "member", id: memberId },
      before: { sessions: sessions + 1 },
      after: { sessions: 1, session: sessionId },
    });
    return sessions;
  });
}

/** All sessions of the member but the one that asks; part of what is audited as a whole. */
export function endOtherSessions(tx: EntityManager, { memberId, sessionId }: MemberViewer): Promise<number> {
  return tx.nativeDelete(Session, { member: memberId, id: { $ne: sessionId } });
}
