import { readReason } from "../../core/read-reason.js";
import { recordAudit } from "../audit.js";
import type { Member } from "../member.entity.js";
import { Role } from "../permission.js";
import type { RequestContext } from "../request-context.js";
import { requireFreshSession } from "../require-fresh-session.js";
import { Session } from "../session.entity.js";
import { endInvitationsOf } from "./revoke-invitation.js";
import { findMember } from "./find-member.js";
import { keepAnAdmin } from "./last-admin.js";
import { holdingMembers } from "./members-lock.js";

/**
 * Counts from the member's next request on, also for sessions that are open. Who may invite no longer has
 * no open invitations either.
 *
 * @throws AppError CONFLICT for the last administrator
 */
export function setMemberRole(context: RequestContext, id: string, role: Role): Promise<Member> {
  requireFreshSession(context);
  return holdingMembers(context.em, async (tx) => {
    const member = await findMember(tx, "id", id);
    const former = member.role;
    if (former === role) return member;
    await keepAnAdmin(tx, member);
    member.role = role;
    await tx.flush();
    const invitations = role === Role.ADMIN ? 0 : await endInvitationsOf(tx, member, context.clock());
    await recordAudit(tx, context, {
      action: "member.role",
      target: { kind: "member", id: member.id },
      before: { role: former, invitations },
      after: { role, invitations: 0 },
    });
    return member;
  });
}

/**
 * Ends every session and open invitation of the member, who cannot sign in until they are enabled.
 *
 * @throws AppError CONFLICT for the last administrator
 */
export function disableMember(context: RequestContext, id: string, reason: string): Promise<Member> {
  requireFreshSession(context);
  const why = readReason(reason);
  return holdingMembers(context.em, async (tx) => {
    const member = await findMember(tx, "id", id);
    if (member.disabledAt !== null) return member;
    await keepAnAdmin(tx, member);
    member.disabledAt = context.clock();
    await tx.flush();
    const sessions = await tx.nativeDelete(Session, { member: member.id });
    const invitations = await endInvitationsOf(tx, member, member.disabledAt);
    await recordAudit(tx, context, {
      action: "member.disable",
      target: { kind: "member", id: member.id },
      before: { disabledAt: null, sessions, invitations },
      after: { disabledAt: member.disabledAt, sessions: 0, invitations: 0 },
      reason: why,
    });
    return member;
  });
}

/** They may sign in again, as what they were. */
export function enableMember(context: RequestContext, id: string): Promise<Member> {
  requireFreshSession(context);
  return holdingMembers(context.em, async (tx) => {
    const member = await findMember(tx, "id", id);
    const { disabledAt } = member;
    if (disabledAt === null) return member;
    member.disabledAt = null;
    await tx.flush();
    await recordAudit(tx, context, {
      action: "member.enable",
      target: { kind: "member", id: member.id },
      before: { disabledAt },
      after: { disabledAt: null },
    });
    return member;
  });
}
