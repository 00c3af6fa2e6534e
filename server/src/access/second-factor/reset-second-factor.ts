import { AppError } from "../../core/errors.js";
import { readReason } from "../../core/read-reason.js";
import { recordAudit } from "../audit.js";
import { memberOf } from "../member-of.js";
import type { Member } from "../member.entity.js";
import { findMember } from "../members/find-member.js";
import { holdingMembers } from "../members/members-lock.js";
import type { RequestContext } from "../request-context.js";
import { requireFreshSession } from "../require-fresh-session.js";
import { Session } from "../session.entity.js";
import { removeSecondFactor } from "./remove-second-factor.js";

/**
 * For a member who lost theirs: removes it, and ends their sessions, since whoever found the lost device may
 * have opened them.
 *
 * @throws AppError NOT_FOUND; CONFLICT when there is none to remove, or it is one's own
 */
export function resetSecondFactor(context: RequestContext, memberId: string, reason: string): Promise<Member> {
  requireFreshSession(context);
  const why = readReason(reason);
  return holdingMembers(context.em, async (tx) => {
    const member = await findMember(tx, "memberId", memberId);
    const { id } = member;
    // Otherwise a session that somebody left open were enough to be rid of it.
    if (memberOf(context).memberId === id) throw AppError.conflict("Turn your own second factor off with a code.");
    if (member.totpConfirmedAt === null) throw AppError.conflict("This member has no second factor.");
    await removeSecondFactor(tx, id);
    const sessions = await tx.nativeDelete(Session, { member: id });
    await recordAudit(tx, context, {
      action: "secondFactor.reset",
      target: { kind: "member", id },
      before: { secondFactor: true, sessions },
      after: { secondFactor: false, sessions: 0 },
      reason: why,
    });
    return findMember(tx, "memberId", memberId);
  });
}
