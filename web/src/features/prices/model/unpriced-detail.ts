import type { TokenClass, UnpricedReason } from "../../../lib/graphql/graphql";
import { TOKEN_CLASSES } from "./token-classes";

interface Unpriced {
  reason: UnpricedReason;
  detail?: string | null | undefined;
}

/** Which kind of token has no rate. The other reasons are about names that stand beside them anyway. */
export function unratedClass({ reason, detail }: Unpriced): TokenClass | null {
  if (reason !== "NO_RATE_FOR_CLASS" || detail == null) return null;
  return TOKEN_CLASSES.find((tokenClass) => tokenClass === detail.toUpperCase()) ?? null;
}
