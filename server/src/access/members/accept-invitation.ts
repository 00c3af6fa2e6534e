import { LockMode } from "@mikro-orm/core";
import { AppError } from "../../core/errors.js";
import { recordAudit } from "../audit.js";
import { httpOf } from "../http-of.js";
import { Member } from "../member.entity.js";
import { hashPassword } from "../password.js";
import type { RequestContext } from "../request-context.js";
import type { OpenedSession, SessionService } from "../session.service.js";
import { Invitation, stillOpen } from "./invitation.entity.js";
import { memberExists } from "./member-exists.js";
import { holdingMembers } from "./members-lock.js";

/** Checked name and password of who accepts. */
export interface NewMember {
  readonly name: string;
  readonly password: string;
}

/**
 * Makes a member of who has the link, and signs them in. Of two who use a link at once, one becomes it.
 *
 * @throws AppError NOT_FOUND when the invitation was used or revoked meanwhile, CONFLICT when somebody
 *   with that e-mail became a member by another way
 */
export async function acceptInvitation(
  context: RequestContext,
  sessions: SessionService,
  { offer, name, password }: NewMember & { readonly offer: Invitation },
): Promise<OpenedSession> {
  const http = httpOf(context);
  const passwordHash = await hashPassword(password);
  const now = context.clock();
  return holdingMembers(context.em, async (tx) => {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const invitation = await tx.findOne(Invitation, { id: offer.id, ...stillOpen(now) }, { lockMode, refresh: true });
    if (invitation === null) throw AppError.notFound("invitation");
    const { id, email, role } = invitation;
    if (await memberExists(tx, email)) throw AppError.conflict(`${email} is a member already. Sign in.`, "email");
    const member = tx.create(Member, { email, name, role, passwordHash, createdAt: now });
    invitation.acceptedAt = now;
    await tx.flush();
    const opened = await sessions.open(tx, member, http);
    await recordAudit(
      tx,
      { viewer: opened.viewer, http },
      {
        action: "invitation.accept",
        target: { kind: "invitation", id },
        before: { acceptedAt: null },
        after: { acceptedAt: now, member: member.id, role },
      },
    );
    return opened;
  });
}
