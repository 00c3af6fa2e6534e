import type { Compare } from "../../../lib/url-grammar";

/** A ranking always says how it moved: against the period before, unless another one is chosen. */
export function rankedAgainst(cmp: Compare): Compare {
  return cmp === "off" ? "prev" : cmp;
}
