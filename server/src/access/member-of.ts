import { AppError } from "../core/errors.js";
import type { RequestContext } from "./request-context.js";
import type { MemberViewer } from "./viewer.js";

/**
 * The member behind a request.
 *
 * @throws AppError FORBIDDEN for an API key, UNAUTHENTICATED for nobody
 */
export function memberOf({ viewer }: Pick<RequestContext, "viewer">): MemberViewer {
  if (viewer === null) throw AppError.unauthenticated("Sign in first.");
  if (viewer.kind !== "MEMBER") throw AppError.forbidden("a member who is signed in");
  return viewer;
}
