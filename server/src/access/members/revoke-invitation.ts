import type { EntityManager } from "@mikro-orm/postgresql";
import { readId } from "../../core/read-id.js";
import { recordAudit } from "../audit.js";
import type { Member } from "../member.entity.js";
import type { RequestContext } from "../request-context.js";
import { Invitation, stillOpen } from "./invitation.entity.js";

/** Makes a link worthless. False when it was: used, revoked, too old, or never there. */
export function revokeInvitation(context: RequestContext, id: string): Promise<boolean> {
  const invitation = readId("id", "invitation", id);
  const revokedAt = context.clock();
  return context.em.transactional(async (tx) => {
    const revoked = await tx.nativeUpdate(Invitation, { id: invitation, ...stillOpen(revokedAt) }, { revokedAt });
    if (revoked === 0) return false;
    await recordAudit(tx, context, {
      action: "invitation.revoke",
      target: { kind: "invitation", id: invitation },
      before: { revokedAt: null },
      after: { revokedAt },
    });
    return true;
  });
}

/** How many links this member made that were still good: they must not be a way back in. */
export function endInvitationsOf(tx: EntityManager, { id }: Member, revokedAt: Date): Promise<number> {
  return tx.nativeUpdate(Invitation, { invitedBy: id, ...stillOpen(revokedAt) }, { revokedAt });
}
