import type { RequestContext } from "../request-context.js";
import { hashSecret } from "../secret-token.js";
import { Invitation, stillOpen } from "./invitation.entity.js";

const LONGEST_TOKEN = 256;

/** The open invitation behind a link; null for every other link, with no difference told. */
export async function findOffer(
  { em, clock }: Pick<RequestContext, "em" | "clock">,
  token: string,
): Promise<Invitation | null> {
  if (token.length > LONGEST_TOKEN) return null;
  return em.findOne(Invitation, { tokenHash: hashSecret(token), ...stillOpen(clock()) });
}
