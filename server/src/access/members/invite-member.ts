import { AppError } from "../../core/errors.js";
import { readMailAddress } from "../../core/mail-address.js";
import { recordAudit } from "../audit.js";
import { Member } from "../member.entity.js";
import { memberOf } from "../member-of.js";
import type { Role } from "../permission.js";
import type { RequestContext } from "../request-context.js";
import { requireFreshSession } from "../require-fresh-session.js";
import { hashSecret, newSecret } from "../secret-token.js";
import { findByEmail } from "./find-by-email.js";
import { Invitation } from "./invitation.entity.js";
import { holdingMembers } from "./members-lock.js";

const OPEN_FOR_MS = 7 * 24 * 3_600_000;

/** An invitation that was made just now, and the token that only its link holds. */
export interface MadeInvitation {
  readonly invitation: Invitation;
  readonly token: string;
}

/**
 * Keeps a place for who has the address. Who was a member and is disabled may come back by it, with another password.
 *
 * @throws AppError CONFLICT when they are a member who may sign in, or have an invitation that is still open
 */
export async function inviteMember(context: RequestContext, email: string, role: Role): Promise<MadeInvitation> {
  requireFreshSession(context);
  const { memberId } = memberOf(context);
  const address = readMailAddress("email", email);
  const token = newSecret();
  const now = context.clock();
  const invitation = await holdingMembers(context.em, async (tx) => {
    const member = await findByEmail(tx, address);
    if (member !== null && member.disabledAt === null) {
      const way = "Somebody who forgot the password is disabled first and invited then.";
      throw AppError.conflict(`${address} is a member already. ${way}`, "email");
    }
    // One that nobody can use any more does not stand in the way of another.
    await tx.execute(
      `update member_invitations set revoked_at = ?
       where lower(email) = lower(?) and accepted_at is null and revoked_at is null and expires_at <= ?`,
      [now, address, now],
    );
    const open: unknown[] = await tx.execute(
      "select 1 from member_invitations where lower(email) = lower(?) and accepted_at is null and revoked_at is null",
      [address],
    );
    if (open.length > 0) {
      throw AppError.conflict(`${address} is invited already. Revoke that invitation first.`, "email");
    }
    const made = tx.create(Invitation, {
      email: address,
      role,
      tokenHash: hashSecret(token),
      invitedBy: tx.getReference(Member, memberId),
      createdAt: now,
      expiresAt: new Date(now.getTime() + OPEN_FOR_MS),
    });
    await tx.flush();
    const target = { kind: "invitation", id: made.id };
    await recordAudit(tx, context, { action: "member.invite", target, after: { email: address, role } });
    return made;
  });
  await context.em.populate(invitation, ["invitedBy"]);
  return { invitation, token };
}
