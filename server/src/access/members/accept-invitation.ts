import { LockMode } from "@mikro-orm/core";
import { AppError } from "../../core/errors.js";
import { recordAudit } from "../audit.js";
import { httpOf } from "../http-of.js";
import { Member } from "../member.entity.js";
import { hashPassword } from "../password.js";
import type { RequestContext } from "../request-context.js";
import type { OpenedSession, SessionService } from "../session.service.js";
import { findByEmail } from "./find-by-email.js";
import { Invitation, stillOpen } from "./invitation.entity.js";
import { holdingMembers } from "./members-lock.js";

/** Checked name and password of who accepts. */
export interface NewMember {
  readonly name: string;
  readonly password: string;
}

/**
 * Makes a member of who has the link, and signs them in. Of two who use a link at once, one becomes it. Who was
 * disabled is the same member again, with what the link and they say now; their second factor stays.
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
    const former = await findByEmail(tx, email);
    if (former !== null && former.disabledAt === null) {
      throw AppError.conflict(`${email} is a member already. Sign in.`, "email");
    }
    const ended = former === null ? {} : { disabledAt: former.disabledAt, role: former.role };
    const chosen = { name, role, passwordHash, disabledAt: null };
    const member =
      former === null ? tx.create(Member, { email, createdAt: now, ...chosen }) : tx.assign(former, chosen);
    invitation.acceptedAt = now;
    await tx.flush();
    const opened = await sessions.open(tx, member, http);
    await recordAudit(
      tx,
      { viewer: opened.viewer, http },
      {
        action: "invitation.accept",
        target: { kind: "invitation", id },
        before: { acceptedAt: null, ...ended },
        after: { acceptedAt: now, member: member.id, role },
      },
    );
    return opened;
  });
}
