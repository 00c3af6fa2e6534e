import { AppError } from "../core/errors.js";
import type { RequestContext } from "./request-context.js";

/** A page that was left open must not be enough to reveal a person or to make a key. */
const FRESH_MS = 15 * 60_000;

/**
 * For sensitive acts: the member signed in, or confirmed their password, within the last 15 minutes.
 *
 * @throws AppError FORBIDDEN, with the field `session`, when it is longer ago; an API key never confirms anything
 */
export function requireFreshSession({ viewer, clock }: Pick<RequestContext, "viewer" | "clock">): void {
  const confirmedAt = viewer?.kind === "MEMBER" ? viewer.confirmedAt.getTime() : null;
  if (confirmedAt === null || clock().getTime() - confirmedAt > FRESH_MS) throw AppError.needsConfirmation();
}
