import type { Compare } from "./url-grammar";

/** Figures and rankings always say how they moved: against the period before, unless another one is chosen. */
export function rankedAgainst(cmp: Compare): Compare {
  return cmp === "off" ? "prev" : cmp;
}
