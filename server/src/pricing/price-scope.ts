import type { RequestContext } from "../access/request-context.js";
import type { Viewer } from "../access/viewer.js";
import { AppError } from "../core/errors.js";
import type { PriceReader } from "./price.type.js";

/** Whose own prices and discounts may be read. */
export interface PriceScope {
  /** Beside those of every project; null for a member, who sees all, and who made them. */
  readonly projectId: number | null;
}

/** Lists are for everybody; what one project pays is not for the key of another. */
export function priceScopeOf(viewer: Viewer | null): PriceScope {
  if (viewer === null) throw AppError.unauthenticated();
  return { projectId: viewer.kind === "API_KEY" ? viewer.projectId : null };
}

export function priceReaderOf({ viewer, clock }: Pick<RequestContext, "viewer" | "clock">): PriceReader {
  return { now: clock(), isMember: viewer?.kind === "MEMBER" };
}
