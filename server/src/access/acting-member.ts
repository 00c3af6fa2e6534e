import type { RequestContext } from "./request-context.js";

/** Who is written down as the maker of something; null when no member is behind the request. */
export function actingMemberId({ viewer }: Pick<RequestContext, "viewer">): number | null {
  return viewer?.kind === "MEMBER" ? viewer.memberId : null;
}
