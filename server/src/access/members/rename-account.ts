import { recordAudit } from "../audit.js";
import { Member } from "../member.entity.js";
import type { RequestContext } from "../request-context.js";
import type { MemberViewer } from "../viewer.js";
import { readName } from "./read-name.js";

/** Calls the member by another name from now on. */
export async function renameAccount(
  context: RequestContext,
  viewer: MemberViewer,
  name: string,
): Promise<MemberViewer> {
  const chosen = readName(name);
  if (chosen === viewer.name) return viewer;
  return context.em.transactional(async (tx) => {
    await tx.nativeUpdate(Member, { id: viewer.memberId }, { name: chosen });
    await recordAudit(tx, context, {
      action: "member.name",
      target: { kind: "member", id: viewer.memberId },
      before: { name: viewer.name },
      after: { name: chosen },
    });
    return { ...viewer, name: chosen };
  });
}
